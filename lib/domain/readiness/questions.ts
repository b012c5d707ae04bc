import type { Text } from '../core/text'

/** The six questions of the workshop about a dataset, in its order; every "yes" wants evidence. */
export const questions = ['exists', 'reachable', 'private', 'secure', 'relevant', 'representative'] as const
export type Question = (typeof questions)[number]

export interface QuestionText {
  group: 'available' | 'usable' | 'quality'
  /** A word or two, for a column of the matrix. */
  label: Text
  question: Text
  /** A "no" stops the use case: without the data, or the right to use it, nothing can be built or run. */
  blocks: boolean
}

export const questionTexts: Record<Question, QuestionText> = {
  exists: {
    group: 'available',
    label: { ja: 'データの存在', en: 'Exists' },
    question: { ja: '必要なデータがすでにありますか', en: 'Does the required data exist?' },
    blocks: true,
  },
  reachable: {
    group: 'available',
    label: { ja: '取得のしやすさ', en: 'Reachable' },
    question: { ja: 'チームが手間をかけずに取得できますか', en: 'Can the team get at it easily?' },
    blocks: false,
  },
  private: {
    group: 'usable',
    label: { ja: 'プライバシー', en: 'Privacy' },
    question: {
      ja: '個人の権利を守り、同意された目的の範囲で使えますか',
      en: 'Is privacy respected, within the purpose people agreed to?',
    },
    blocks: true,
  },
  secure: {
    group: 'usable',
    label: { ja: 'セキュリティ', en: 'Security' },
    question: { ja: '保管と受け渡しは安全ですか', en: 'Is it stored and handed over securely?' },
    blocks: true,
  },
  relevant: {
    group: 'quality',
    label: { ja: '関連と鮮度', en: 'Relevant and current' },
    question: {
      ja: '課題に関係があり、必要な頻度で更新されていますか',
      en: 'Does it relate to the problem, and is it updated often enough?',
    },
    blocks: false,
  },
  representative: {
    group: 'quality',
    label: { ja: '偏りのなさ', en: 'Representative' },
    question: {
      ja: '実際の利用者や状況を代表し、偏りがありませんか',
      en: 'Does it represent the real users and situations, free of bias?',
    },
    blocks: false,
  },
}

export const groupTexts: Record<QuestionText['group'], Text> = {
  available: { ja: '入手できるか', en: 'Available?' },
  usable: { ja: '使えるか', en: 'Usable?' },
  quality: { ja: '品質は十分か', en: 'Good enough?' },
}
