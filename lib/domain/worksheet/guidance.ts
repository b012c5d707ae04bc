import type { Text } from '../core/text'
import type { FieldKey } from './fields'
import { levelGuidance } from './level-guidance'

/** What to write into a field, and two examples of it done well. */
export interface Guidance {
  help: Text
  examples: readonly [Text, Text]
}

/** Help for the fields that a team writes; No, board and notes explain themselves. */
export const guidance: Partial<Record<FieldKey, Guidance>> = {
  product: {
    help: {
      ja: '課題が起きているプロダクトの名前を書きます。複数の機能があるときは、機能名まで書くと後で探しやすくなります。',
      en: 'The product in which the problem occurs. Name the function too when it has several: it is easier to find later.',
    },
    examples: [
      { ja: '会計アプリ(仕訳入力)', en: 'Accounting app (journal entry)' },
      { ja: 'ネットスーパー', en: 'Online supermarket' },
    ],
  },
  targetUser: {
    help: {
      ja: 'だれの課題かを、顔が浮かぶところまで絞って書きます。役割、状況、人数がわかると重要度を決めやすくなります。',
      en: 'Whose problem it is, narrow enough to picture a person. Their role, situation and number help to judge importance.',
    },
    examples: [
      {
        ja: '経理の担当者がいない、従業員5名以下の個人事業主',
        en: 'Sole proprietors with up to five staff and no accountant',
      },
      {
        ja: '平日の夜に献立を決める、共働きの子育て世帯',
        en: 'Working parents who decide on dinner on weekday evenings',
      },
    ],
  },
  problem: {
    help: {
      ja: '影響の大きい課題から、いくつも書き出します。MLで解けるかどうかでは選びません。お客様の課題と事業の課題が同時に解けるものが良い課題です。',
      en: 'List several, the biggest impact first, without asking yet whether ML can solve them. A good problem solves the customer’s and the business’s problem at once.',
    },
    examples: [
      {
        ja: '銀行明細を1件ずつ仕訳するのに毎月6時間かかり、締めに間に合わない。',
        en: 'Sorting bank entries one by one takes six hours a month, and the closing date is missed.',
      },
      {
        ja: '冷蔵庫に残った食材で作れる献立が思いつかず、買い足した結果、食材を捨ててしまう。',
        en: 'They cannot think of a dish for what is left in the fridge, buy more, and throw food away.',
      },
    ],
  },
  background: {
    help: {
      ja: 'いまどうなっているか(As-is)と、どうなってほしいか(To-be)を対で書きます。数字があると差がはっきりします。',
      en: 'How things are now (as is) and how they should be (to be), as a pair. Numbers make the gap plain.',
    },
    examples: [
      {
        ja: 'As-is: 月300件を手で分類、誤り5%。\nTo-be: 確認だけにして月1時間以内、誤り1%以下。',
        en: 'As is: 300 entries a month sorted by hand, 5 % wrong.\nTo be: checking only, under an hour a month, 1 % wrong.',
      },
      {
        ja: 'As-is: 献立を検索して20分迷う。\nTo-be: 開いて1分以内に決まり、残った食材を使い切れる。',
        en: 'As is: 20 minutes of searching for a recipe.\nTo be: decided within a minute, and leftovers are used up.',
      },
    ],
  },
  urgency: {
    help: levelGuidance.urgency!,
    examples: [
      { ja: '高: 来年4月の法改正までに対応が要る。', en: 'High: a law takes effect next April.' },
      {
        ja: '低: 不便だが、いまの運用でしばらく回る。',
        en: 'Low: inconvenient, but today’s routine holds for a while.',
      },
    ],
  },
  urgencyReason: {
    help: {
      ja: 'いつまでに解決しないと何が起きるのか、期限と結果を書きます。',
      en: 'By when it must be solved, and what happens otherwise.',
    },
    examples: [
      {
        ja: '3月の申告期限を過ぎると、お客様に延滞税がかかる。',
        en: 'After the March filing date customers pay a penalty.',
      },
      {
        ja: '競合が秋に同じ機能を出すと発表している。',
        en: 'A competitor has announced the same function for autumn.',
      },
    ],
  },
  importance: {
    help: levelGuidance.importance!,
    examples: [
      {
        ja: '高: 利用者の8割が毎月困り、解約理由の1位。',
        en: 'High: 80 % of users meet it monthly; it is the top reason to cancel.',
      },
      { ja: '中: 一部の利用者だけだが、1回の損失が大きい。', en: 'Medium: few users, but each case is costly.' },
    ],
  },
  importanceReason: {
    help: {
      ja: '課題の大きさと、抱えているお客様の数を分けて書きます。',
      en: 'State the size of the problem and the number of customers who have it, separately.',
    },
    examples: [
      { ja: '1件2分 × 月300件 × 対象4万社。', en: 'Two minutes × 300 entries a month × 40,000 companies.' },
      {
        ja: '問い合わせの35%がこの内容で、対応に月200時間かかる。',
        en: '35 % of enquiries are about this: 200 hours a month.',
      },
    ],
  },
  solution: {
    help: {
      ja: 'どこが詰まっているのかを1つに絞り、それがなくなる場面を書きます。ルールや手作業で足りるなら、それが一番です。',
      en: 'Name the one bottleneck and describe how it disappears. If rules or hand work are enough, they are best.',
    },
    examples: [
      {
        ja: '明細を取り込んだ時点で勘定科目の候補が入っていて、担当者は確認だけで済む。',
        en: 'When entries arrive, an account is already proposed; the person only confirms.',
      },
      {
        ja: '残った食材を選ぶと、家族の好みに合う献立が3つ並ぶ。',
        en: 'Choose what is left over, and three dishes the family likes appear.',
      },
    ],
  },
  mlApplicability: {
    help: levelGuidance.mlApplicability!,
    examples: [
      {
        ja: '〇: 過去3年分の仕訳と明細があり、正解がわかっている。',
        en: '〇: three years of entries with the right answer exist.',
      },
      {
        ja: '×: 税率の計算は決まった式で求まり、誤りが許されない。',
        en: '×: tax follows a fixed formula and must never be wrong.',
      },
    ],
  },
  mlUseCase: {
    help: {
      ja: '「入力データ→ML→出力データ」の形で、回帰、分類、クラスタリング、異常検知、順位付け、推薦のどれにあたるかを書きます。',
      en: 'Say it as input data → ML → output data, as one task: regression, classification, clustering, anomaly detection, ranking or recommendation.',
    },
    examples: [
      {
        ja: '明細の摘要と金額 → 分類 → 勘定科目の候補3つ',
        en: 'Text and amount of an entry → classification → three likely accounts',
      },
      {
        ja: '購入履歴と残った食材 → 推薦 → 献立の順位',
        en: 'Purchases and leftovers → recommendation → ranked dishes',
      },
    ],
  },
  mlValue: {
    help: levelGuidance.mlValue!,
    examples: [
      {
        ja: '高: 月1,200万件の予測、1件あたり2分の短縮。',
        en: 'High: 12 million predictions a month save two minutes each.',
      },
      {
        ja: '低: 予測は月10件で、確認に同じ時間がかかる。',
        en: 'Low: ten predictions a month, and checking takes as long.',
      },
    ],
  },
  mlValueReason: {
    help: {
      ja: '価値を掛け算の式で書きます。項ごとに担当がわかると、精度が届かなくても別の項で取り返せます。',
      en: 'Write the value as a product. When every term has an owner, another term can make up for a missed accuracy.',
    },
    examples: [
      { ja: '対象4万社 × 月300件 × 1件2分の短縮', en: '40,000 companies × 300 entries a month × 2 minutes saved' },
      {
        ja: '(検品20人 − 導入後10人) × 7.5時間 × 時給1,200円',
        en: '(20 inspectors − 10 afterwards) × 7.5 hours × 1,200 yen',
      },
    ],
  },
  concerns: {
    help: {
      ja: 'MLの適用、データ、期間と実用化の3つに分けて心配なことを書きます。書いておけば、次の会議で担当を決められます。',
      en: 'Worries about applying ML, about data, and about time and practical use. Once written, each can be given an owner.',
    },
    examples: [
      {
        ja: 'データ: 修正前の仕訳が残っていない。期間: 繁忙期は検証に協力してもらえない。',
        en: 'Data: corrected entries overwrite the originals. Time: no help with trials in the busy season.',
      },
      { ja: 'ML適用: 判断の理由を利用者に説明する必要がある。', en: 'ML: users must be told why it decided so.' },
    ],
  },
  blockers: {
    help: {
      ja: '人、予算、承認、データの持ち主など、チームだけでは動かせない壁と、だれに助けてもらうかを書きます。',
      en: 'Walls the team cannot move alone (people, budget, approval, owners of data) and who could help.',
    },
    examples: [
      {
        ja: '明細データは別部門の管理で、利用に法務の確認が要る。',
        en: 'Another department owns the data; legal must approve its use.',
      },
      { ja: 'データサイエンティストの時間が月2日しか取れない。', en: 'The data scientist has only two days a month.' },
    ],
  },
  caseName: {
    help: {
      ja: '参考にした事例を、会社名とサービス名で書きます。',
      en: 'The case you learn from: company and service.',
    },
    examples: [
      { ja: '動画配信サービスの推薦', en: 'Recommendations of a video service' },
      { ja: '語学アプリの出題の調整', en: 'Exercise selection of a language app' },
    ],
  },
  caseSummary: {
    help: {
      ja: 'だれのどの課題を、MLでどう解き、どれだけ効果があったかを続けて書きます。',
      en: 'Whose problem, how ML solved it, and how large the effect was.',
    },
    examples: [
      {
        ja: '視聴履歴から次の作品を薦め、視聴時間の多くが推薦経由になった。',
        en: 'Suggests the next title from what was watched; most viewing now starts there.',
      },
      {
        ja: '学習者ごとに間違えやすい問題を出し、継続率が上がった。',
        en: 'Gives each learner the exercises they tend to miss; more of them stay.',
      },
    ],
  },
  whyExperienceImproves: {
    help: {
      ja: 'MLの出力で、顧客の何が速く、楽に、または確かになるのかを書きます。',
      en: 'What becomes quicker, easier or surer for the customer through the output.',
    },
    examples: [
      { ja: '探す時間が10分から1分になる。', en: 'Searching takes one minute instead of ten.' },
      { ja: '自分の実力に合った問題だけが出る。', en: 'Only exercises of the right difficulty appear.' },
    ],
  },
  whyUsersGrow: {
    help: {
      ja: '良くなった体験が、利用の継続や紹介につながる理由を書きます。',
      en: 'Why the better experience makes people stay or tell others.',
    },
    examples: [
      {
        ja: '結果を家族や同僚に見せたくなり、招待が増える。',
        en: 'People show the result to others, and invitations rise.',
      },
      { ja: '使うほど合ってくるので、乗り換えにくくなる。', en: 'It fits better with use, so leaving becomes harder.' },
    ],
  },
  whyDataGrows: {
    help: {
      ja: '利用者が普通に使うだけで、正解のデータがたまる仕組みを書きます。',
      en: 'How ordinary use alone collects data with the right answers.',
    },
    examples: [
      { ja: '候補を選ぶ、直す操作がそのまま正解になる。', en: 'Accepting or correcting a suggestion is the label.' },
      { ja: '「いいね」と視聴の中断が評価としてたまる。', en: 'Likes and breaking off count as ratings.' },
    ],
  },
  whyAccuracyImproves: {
    help: {
      ja: '増えたデータで、ルールの手直しより速く精度が上がる理由を書きます。',
      en: 'Why more data raises accuracy faster than refining rules would.',
    },
    examples: [
      {
        ja: '珍しい摘要の例が増え、規則を書き足すより早く対応できる。',
        en: 'Rare texts get examples sooner than anyone writes rules.',
      },
      { ja: '好みの変化に、毎週の再学習で追いつける。', en: 'Weekly retraining follows changing tastes.' },
    ],
  },
  effort: {
    help: {
      ja: '最初の検証(PoC)までに要る人数 × 日数です。データの準備と確認の作業も含めます。',
      en: 'People × days up to the first proof of concept, preparing and checking data included.',
    },
    examples: [
      { ja: '40人日', en: '40 person-days' },
      { ja: '12', en: '12' },
    ],
  },
  reach: {
    help: {
      ja: '1か月のあいだに、この課題に出会う人の数です。登録者の数ではありません。',
      en: 'How many people meet this problem in a month; not how many have signed up.',
    },
    examples: [
      { ja: '1,200', en: '1,200' },
      { ja: '35', en: '35' },
    ],
  },
  evidence: {
    help: {
      ja: '価値があると言える根拠のうち、いちばん強いものを選びます。検証が進むほど確信度の数が大きくなります。',
      en: 'The strongest evidence there is that the case has value. The more it was tested, the larger its confidence.',
    },
    examples: [
      {
        ja: '利用者10人に試作を見せて反応を聞いた: 利用者・顧客の証拠',
        en: 'Showed ten users a prototype: user or customer evidence',
      },
      { ja: 'チームで費用を見積もった: 見積もりと計画', en: 'The team estimated the cost: estimates and plans' },
    ],
  },
  hardBlocker: {
    help: {
      ja: 'これがある間は始められない、という理由だけを書きます。書くと順位から外れ、「着手できない」に並びます。',
      en: 'Only what makes a start impossible while it lasts. A case with a text here leaves the ranking and is listed as blocked.',
    },
    examples: [
      { ja: '契約で、顧客のデータを学習に使えない', en: 'The contract forbids training on customers’ data' },
      { ja: '基幹システムの更改が終わるまで連携できない', en: 'No connection until the core system has been replaced' },
    ],
  },
}
