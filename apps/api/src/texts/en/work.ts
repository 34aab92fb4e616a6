// What mails to staff say of work that waits too long, in English.
import type { WorkWords } from '../shapes/work-words';

export const work: WorkWords = {
  kind: {
    draftsToPublish: 'Drafts to publish',
    drafts: 'Drafts not published',
    draftsMissed: 'Drafts past their start, with paid reservations',
    reservations: 'Reservations to review',
    claims: 'Claims to answer',
    balancesDue: 'Balances due soon',
    refundsFailed: 'Refunds that failed',
    refundsToConfirm: 'Refunds outside to confirm',
    oddPayments: 'Payments to check',
    differences: 'Differences to explain',
    messagesDead: 'Messages that did not leave',
    articleDrafts: 'Articles not published',
    approvals: 'Requests to decide',
    invoicesFailed: 'Invoices that failed',
    registerTroubles: 'Vehicle register: to be looked at',
    failedLogIns: 'Failed log-ins to the back office',
    newStaff: 'New or changed accounts of staff: check them',
  },
  subject: (what, kinds) =>
    kinds === 1 ? `[Plates, back office] ${what}` : `[Plates, back office] ${what}, and ${kinds - 1} more`,
  lead: 'This has waited too long, or is due soon:',
  line: (what, count) => `- ${what}: ${count}`,
  end: 'Log in to the back office: home lists each of them. You are told of a kind of work once a day at most; under Alerts you change or stop it.',
  decision: {
    kind: {
      suspend: 'a suspension',
      postpone: 'a postponement',
      cancel: 'cancelling an auction',
      withdrawLot: 'the withdrawal of a lot',
      refund: 'a refund',
      extension: 'more time to pay',
      withdrawal: 'the withdrawal of lots',
      textToAll: 'a message to the room',
      article: 'the publication of an article',
      steps: 'other approval steps',
      roles: 'other rights of a role',
      staff: 'an account of the staff to be added, changed or reset',
      refundOutside: 'the confirmation of a refund outside',
      publication: 'the publication of a draft',
    },
    what: (kind, about) => (about === '' ? kind : `${kind} (${about})`),
    subject: (what) => `[Plates, back office] Waits for a second person: ${what}`,
    text: ({ what, name, reason, until }) =>
      [
        `${name} asks for ${what}. Nothing happens before a second person confirms it.`,
        ...(reason === '' ? [] : [`Reason: ${reason}`]),
        ...(until === '' ? [] : [`To be confirmed before: ${until}`]),
        '',
        'Log in to the back office and confirm or decline it on home, under Approvals or in the control room of that sale.',
      ].join('\n'),
  },
};
