import { randomUUID } from 'node:crypto'
import type { Permission } from '@/lib/domain/access/permissions'
import { defaultScale } from '@/lib/domain/worksheet/model'
import { PASSWORD, upload, WORKSHEET_TITLE, type World } from './world'

/**
 * Every page, route and server action of the product, and who may use it: everyone, whoever is signed in, or the
 * roles that hold a permission in the workspace concerned. tests/e2e/access.spec.ts tries each of them as everybody
 * and fails when one is missing here. A new endpoint is one line.
 */
export type Who = 'everyone' | 'signedIn' | Permission

/** By the address in app/. What an address names is filled in from the world. */
export const pages: Record<string, Who> = {
  '/': 'signedIn',
  '/account': 'signedIn',
  '/help': 'everyone',
  '/invite/[token]': 'everyone',
  '/join/[token]': 'everyone',
  '/setup': 'everyone',
  '/sign-in': 'everyone',
  '/vote/[session]': 'scoring.view',
  '/w': 'signedIn',
  '/w/[workspace]': 'workspace.view',
  '/w/[workspace]/datasets': 'dataset.view',
  '/w/[workspace]/datasets/new': 'dataset.edit',
  '/w/[workspace]/datasets/[dataset]': 'dataset.view',
  '/w/[workspace]/members': 'member.view',
  '/w/[workspace]/settings': 'workspace.view',
  '/w/[workspace]/terms': 'sharedTerm.view',
  '/w/[workspace]/worksheets': 'worksheet.view',
  '/w/[workspace]/worksheets/import': 'worksheet.import',
  '/w/[workspace]/worksheets/[worksheet]': 'worksheet.view',
  '/w/[workspace]/worksheets/[worksheet]/import': 'worksheet.import',
  '/w/[workspace]/worksheets/[worksheet]/ranking': 'worksheet.view',
  '/w/[workspace]/worksheets/[worksheet]/snapshots': 'worksheet.view',
  '/w/[workspace]/worksheets/[worksheet]/snapshots/compare': 'worksheet.view',
  '/w/[workspace]/worksheets/[worksheet]/readiness': 'worksheet.view',
  '/w/[workspace]/worksheets/[worksheet]/value': 'worksheet.view',
  '/w/[workspace]/worksheets/[worksheet]/scoring': 'scoring.view',
  '/w/[workspace]/worksheets/[worksheet]/scoring/[session]': 'scoring.view',
}

/** How far an import has come, and whether it is into the world's worksheet. */
export type Upload = 'upload' | 'uploadInto' | 'commit' | 'commitInto'

interface Route {
  who: Who
  /** Instead of the address in app/, where a part of it chooses what is done. */
  path?: string
  query?: (world: World & { import: string }) => Record<string, string>
  body?: (world: World) => BodyInit
  /**
   * An import stands in the address, uploaded (for new worksheets or into one) or also committed: the person's own, for nobody else may see it, or, of
   * those who may not upload, the owner's.
   */
  after?: Upload
}

const change = ({ useCase }: World) =>
  JSON.stringify({
    actionId: randomUUID(),
    source: 'typing',
    patches: [{ useCaseId: useCase, field: 'problem', value: 'x', baseRevision: 1 }],
  })

const restore = () => JSON.stringify({ to: 0, seq: 0, actionId: randomUUID() })

const presence = () => JSON.stringify({ clientId: randomUUID(), useCaseId: null, field: null, typing: false })

/** By method and address; where its query decides who may, once for each with what it does. */
export const routes: Record<string, Route> = {
  'GET /api/auth/[...nextauth]': { who: 'everyone', path: '/api/auth/csrf' },
  'POST /api/auth/[...nextauth]': { who: 'everyone', path: '/api/auth/signout' },
  'GET /api/health': { who: 'everyone' },
  'GET /api/health/live': { who: 'everyone' },
  'POST /api/imports': {
    who: 'worksheet.import',
    query: ({ workspace }) => ({ fileName: 'team.xlsx', workspace }),
    body: upload,
  },
  'GET /api/imports/[import]': { who: 'worksheet.import', after: 'upload' },
  'PATCH /api/imports/[import]': { who: 'worksheet.import', after: 'upload', body: () => '{}' },
  'POST /api/imports/[import]/commit': { who: 'worksheet.import', after: 'upload' },
  'POST /api/imports/[import]/merge': { who: 'worksheet.import', after: 'uploadInto', body: () => '{"seq":0}' },
  'POST /api/imports/[import]/merge/preview': { who: 'worksheet.import', after: 'uploadInto', body: () => '{}' },
  'POST /api/imports/[import]/undo': { who: 'worksheet.import', after: 'commit' },
  'GET /api/scoring/[session]': { who: 'scoring.view' },
  'GET /api/scoring/[session]/live': { who: 'scoring.view' },
  'GET /api/worksheets/[worksheet]/export': { who: 'worksheet.export' },
  'GET /api/worksheets/[worksheet]/export into its original': {
    who: 'worksheet.writeBack',
    after: 'commitInto',
    query: ({ import: into }) => ({ into }),
  },
  'GET /api/worksheets/[worksheet]/export/preview': { who: 'worksheet.export' },
  'GET /api/worksheets/[worksheet]/export/preview into its original': {
    who: 'worksheet.writeBack',
    after: 'commitInto',
    query: ({ import: into }) => ({ into }),
  },
  'GET /api/worksheets/[worksheet]/history': { who: 'worksheet.view' },
  'GET /api/worksheets/[worksheet]/history/[useCase]': { who: 'worksheet.view', query: () => ({ asOf: '0' }) },
  'GET /api/worksheets/[worksheet]/restore': { who: 'worksheet.edit', query: () => ({ to: '0' }) },
  'POST /api/worksheets/[worksheet]/restore': { who: 'worksheet.edit', body: restore },
  'GET /api/worksheets/[worksheet]/use-cases': { who: 'worksheet.view' },
  'GET /api/worksheets/[worksheet]/changes': { who: 'worksheet.view', query: () => ({ since: '0' }) },
  'POST /api/worksheets/[worksheet]/changes': { who: 'worksheet.edit', body: change },
  'POST /api/worksheets/[worksheet]/revert': {
    who: 'worksheet.edit',
    body: () => JSON.stringify({ actionId: randomUUID(), source: 'undo' }),
  },
  'POST /api/worksheets/[worksheet]/presence': { who: 'worksheet.view', body: presence },
  'GET /api/live': {
    who: 'worksheet.view',
    query: ({ worksheet }) => ({ client: randomUUID(), follow: `${worksheet}.0` }),
  },
}

interface Action {
  who: Who
  input?: (world: World) => unknown
  /** The refusal that everybody meets here, once access is granted. */
  meets?: string
}

const account = () => ({ email: `${randomUUID()}@example.com`, name: 'New', password: PASSWORD, workshopRole: '' })

const term = () => ({ name: randomUUID(), value: { kind: 'single', value: 2_500 }, unit: '円/h' })

const item = ({ session, useCase }: World) => ({ scoring: session, useCaseId: useCase, criterion: 'urgency' })
const vote = { level: '高', confidence: 'sure', reason: '' }

/** By `<feature>.<name>`. */
export const actions: Record<string, Action> = {
  'assessments.assess': {
    who: 'worksheet.edit',
    input: ({ worksheet, useCase }) => ({ worksheet, useCase, revision: 0, datasets: [], fit: {} }),
  },
  'datasets.createDataset': {
    who: 'dataset.edit',
    input: ({ workspace }) => ({ workspace, name: randomUUID(), facts: {} }),
  },
  'datasets.changeDataset': {
    who: 'dataset.edit',
    input: ({ workspace, dataset }) => ({ workspace, dataset, revision: 1, name: 'Orders', facts: {} }),
  },
  'datasets.deleteDataset': { who: 'dataset.edit', input: ({ workspace, dataset }) => ({ workspace, dataset }) },
  'shared-terms.createSharedTerm': {
    who: 'sharedTerm.edit',
    input: ({ workspace }) => ({ workspace, term: term() }),
  },
  'shared-terms.changeSharedTerm': {
    who: 'sharedTerm.edit',
    input: ({ workspace, sharedTerm }) => ({ workspace, sharedTerm, revision: 1, term: term() }),
  },
  'shared-terms.deleteSharedTerm': {
    who: 'sharedTerm.edit',
    input: ({ workspace, sharedTerm }) => ({ workspace, sharedTerm }),
  },
  'valuations.saveValuation': {
    who: 'worksheet.edit',
    input: ({ worksheet, useCase }) => ({ worksheet, useCase, revision: 0, valuation: {} }),
  },
  'valuations.setMoneyLevels': { who: 'moneyLevels.edit', input: ({ workspace }) => ({ workspace, levels: null }) },
  'applicability.answerQuestion': {
    who: 'scoring.decide',
    input: ({ worksheet, useCase }) => ({ worksheet, useCaseId: useCase, answer: '〇', reason: 'x', locale: 'ja' }),
    meets: 'conflict',
  },
  'applicability.nameExpert': { who: 'scoring.run', input: ({ worksheet }) => ({ worksheet, userId: null }) },
  'decisions.assignOwner': {
    who: 'scoring.run',
    input: ({ session, useCase }) => ({ scoring: session, useCaseId: useCase, userId: null }),
  },
  'decisions.decide': {
    who: 'scoring.run',
    input: (world) => ({ ...item(world), level: '高', reason: '', mode: 'append', locale: 'ja' }),
    meets: 'notRevealed',
  },
  'decisions.recordDissent': {
    who: 'scoring.join',
    input: (world) => ({ ...item(world), text: 'x' }),
    meets: 'notRevealed',
  },
  'decisions.undoDecision': { who: 'scoring.run', input: item, meets: 'conflict' },
  'invitations.createInvitation': {
    who: 'invitation.create',
    input: ({ workspace }) => ({ workspace, role: 'viewer', maxUses: 1, days: 1 }),
  },
  'invitations.join': { who: 'signedIn', input: ({ token }) => ({ token }) },
  'invitations.joinAsNew': { who: 'everyone', input: ({ token }) => ({ ...account(), token }) },
  'invitations.revokeInvitation': {
    who: 'invitation.revoke',
    input: ({ workspace, invitation }) => ({ workspace, invitation }),
  },
  'members.changeOwnWorkshopRole': {
    who: 'member.updateSelf',
    input: ({ workspace }) => ({ workspace, workshopRole: 'developer' }),
  },
  'members.changeRole': {
    who: 'member.update',
    input: ({ workspace, users }) => ({ workspace, userId: users.viewer, role: 'editor' }),
  },
  'members.changeWorkshopRole': {
    who: 'member.update',
    input: ({ workspace, users }) => ({ workspace, userId: users.viewer, workshopRole: 'developer' }),
  },
  'members.leaveWorkspace': { who: 'member.leave', input: ({ workspace }) => ({ workspace }) },
  'members.removeMember': {
    who: 'member.remove',
    input: ({ workspace, users }) => ({ workspace, userId: users.viewer }),
  },
  'preferences.setLocale': { who: 'everyone', input: () => 'en' },
  'preferences.setNavigation': { who: 'everyone', input: () => 'narrow' },
  'preferences.setTheme': { who: 'everyone', input: () => 'dark' },
  'scoring.addPerson': {
    who: 'scoring.run',
    input: ({ session }) => ({ scoring: session, name: 'Suzuki', role: '' }),
  },
  'scoring.castProxyVote': {
    who: 'scoring.run',
    input: ({ session, round, participant }) => ({
      scoring: session,
      roundId: round,
      participantId: participant,
      vote,
    }),
  },
  'scoring.castVote': {
    who: 'scoring.join',
    input: ({ session, round }) => ({ scoring: session, roundId: round, vote }),
  },
  'scoring.closeSession': { who: 'scoring.run', input: ({ session }) => ({ scoring: session }) },
  'scoring.joinAsGuest': {
    who: 'everyone',
    input: ({ joinToken }) => ({ token: joinToken, name: 'Guest', role: '' }),
  },
  'scoring.joinAsMember': { who: 'scoring.join', input: ({ session }) => ({ scoring: session }) },
  'scoring.makeLink': { who: 'scoring.run', input: ({ session }) => ({ scoring: session }) },
  'scoring.openSession': {
    who: 'scoring.run',
    input: ({ worksheet, useCase }) => ({
      worksheet,
      title: 'Next',
      useCaseIds: [useCase],
      rules: [{ criterion: 'urgency', roles: [] }],
      memberIds: [],
    }),
  },
  'scoring.reveal': { who: 'scoring.run', input: ({ session }) => ({ scoring: session }) },
  'scoring.setAttendance': {
    who: 'scoring.run',
    input: ({ session, participant }) => ({ scoring: session, participantId: participant, here: false }),
  },
  'scoring.setRevealsItself': { who: 'scoring.run', input: ({ session }) => ({ scoring: session, on: false }) },
  'scoring.setTimer': { who: 'scoring.run', input: ({ session }) => ({ scoring: session, minutes: 3 }) },
  'scoring.voteAgain': {
    who: 'scoring.run',
    input: ({ session, useCase }) => ({ scoring: session, items: [{ useCaseId: useCase, criterion: 'urgency' }] }),
    meets: 'notRevealed',
  },
  'setup.setUp': {
    who: 'everyone',
    input: () => ({ ...account(), code: 'unknown', workspaceName: 'Second' }),
    meets: 'setupDone',
  },
  'snapshots.deleteSnapshot': {
    who: 'worksheet.edit',
    input: ({ worksheet, snapshot }) => ({ worksheet, snapshot }),
  },
  'snapshots.renameSnapshot': {
    who: 'worksheet.edit',
    input: ({ worksheet, snapshot }) => ({ worksheet, snapshot, name: 'Renamed' }),
  },
  'snapshots.takeSnapshot': { who: 'worksheet.edit', input: ({ worksheet }) => ({ worksheet, name: 'Day 2' }) },
  'users.changePassword': {
    who: 'signedIn',
    input: () => ({ currentPassword: PASSWORD, newPassword: 'eight orange badgers sing' }),
  },
  'users.renameUser': { who: 'signedIn', input: () => ({ name: 'Renamed' }) },
  'users.signOut': { who: 'everyone' },
  'users.signOutEverywhere': { who: 'signedIn', input: () => ({}) },
  'workspaces.createWorkspace': { who: 'signedIn', input: () => ({ name: `Team ${randomUUID()}` }) },
  'workspaces.renameWorkspace': {
    who: 'workspace.rename',
    input: ({ workspace }) => ({ workspace, name: 'Renamed' }),
  },
  'worksheets.archiveWorksheet': { who: 'worksheet.archive', input: ({ worksheet }) => ({ worksheet }) },
  'worksheets.createExample': { who: 'worksheet.create', input: ({ workspace }) => ({ workspace, locale: 'ja' }) },
  'worksheets.createWorksheet': { who: 'worksheet.create', input: ({ workspace }) => ({ workspace, title: 'New' }) },
  'worksheets.deleteWorksheet': {
    who: 'worksheet.delete',
    input: ({ worksheet }) => ({ worksheet, confirmation: WORKSHEET_TITLE }),
  },
  'worksheets.duplicateWorksheet': {
    who: 'worksheet.create',
    input: ({ worksheet }) => ({ worksheet, title: 'Copy' }),
  },
  'worksheets.renameWorksheet': {
    who: 'worksheet.edit',
    input: ({ worksheet }) => ({ worksheet, title: 'Renamed' }),
  },
  'worksheets.restoreWorksheet': { who: 'worksheet.archive', input: ({ worksheet }) => ({ worksheet }) },
  'worksheets.setScale': {
    who: 'worksheet.edit',
    input: ({ worksheet }) => ({ worksheet, scale: { 高: 5, 中: 3, 低: 1 }, from: defaultScale }),
  },
}
