import type { Text } from '../core/text'

/**
 * What a member does in the workshop, beside the permission role: the three that must be present, those around them,
 * and the eighteen roles of a machine-learning project. A membership stores the key, or free text of the team's own.
 */
export const workshopRoles = {
  productManager: { ja: 'プロダクトマネージャー (PdM)', en: 'Product manager' },
  dataScientist: { ja: 'データサイエンティスト (DS)', en: 'Data scientist' },
  developer: { ja: '開発者', en: 'Developer' },
  facilitator: { ja: 'ファシリテーター', en: 'Facilitator' },
  executive: { ja: '経営層 (CxO)', en: 'Executive (CxO)' },
  customerSuccess: { ja: 'カスタマーサクセス', en: 'Customer success' },
  businessAnalyst: { ja: 'ビジネスアナリスト', en: 'Business analyst' },
  dataAnalyst: { ja: 'データアナリスト', en: 'Data analyst' },
  architect: { ja: 'アーキテクト', en: 'Architect' },
  devOpsEngineer: { ja: 'DevOps エンジニア', en: 'DevOps engineer' },
  softwareEngineer: { ja: 'ソフトウェアエンジニア', en: 'Software engineer' },
  operator: { ja: 'オペレーター', en: 'Operator' },
  systemAdmin: { ja: 'システム管理者', en: 'System administrator' },
  itAuditor: { ja: 'IT 監査担当', en: 'IT auditor' },
  dataArchitect: { ja: 'データアーキテクト', en: 'Data architect' },
  domainExpert: { ja: '業務の専門家', en: 'Domain expert' },
  dataEngineer: { ja: 'データエンジニア', en: 'Data engineer' },
  mlEngineer: { ja: 'ML エンジニア', en: 'ML engineer' },
  mlOperator: { ja: 'ML オペレーター', en: 'ML operator' },
  modelRiskManager: { ja: 'モデルリスク管理者', en: 'Model risk manager' },
  mlOpsEngineer: { ja: 'MLOps エンジニア', en: 'MLOps engineer' },
  aiArchitect: { ja: 'AI/ML アーキテクト', en: 'AI/ML architect' },
} as const satisfies Record<string, Text>

export type WorkshopRole = keyof typeof workshopRoles

function isWorkshopRole(value: string): value is WorkshopRole {
  return Object.hasOwn(workshopRoles, value)
}

/** The text to show for a stored workshop role: the label of a known one, else the team's own words. */
export function workshopRoleLabel(value: string, locale: keyof Text): string {
  return isWorkshopRole(value) ? workshopRoles[value][locale] : value
}

/**
 * What to store for what a person typed or chose: the key when they mean a known role, else their words. A phone offers no
 * list to choose from, so that a role is also meant by its label without the abbreviation, or by the abbreviation alone.
 */
export function workshopRoleFrom(text: string): string {
  const typed = plain(text)
  const known = Object.entries(workshopRoles).find(([, label]) =>
    Object.values(label).some((each) => means(each, typed)),
  )
  return known ? known[0] : text.trim()
}

function means(label: string, typed: string): boolean {
  const [, name = label, abbreviation = ''] = /^(.*?)\s*\((\w+)\)$/.exec(label) ?? []
  return typed !== '' && [label, name, abbreviation].some((each) => plain(each) === typed)
}

function plain(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, '').toLowerCase()
}
