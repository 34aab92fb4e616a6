// What mails to staff say of work that waits too long, in Chinese.
import type { WorkWords } from '../shapes/work-words';

export const work: WorkWords = {
  kind: {
    draftsToPublish: '草稿等待发布',
    drafts: '草稿没有发布',
    draftsMissed: '已过开始时间、有已付预约的草稿',
    reservations: '预约等待审核',
    claims: '异议和投诉等待答复',
    balancesDue: '余款即将到期',
    refundsFailed: '退款失败',
    refundsToConfirm: '线下退回等待核实',
    oddPayments: '付款待核查',
    differences: '对账差异待处理',
    messagesDead: '消息没有发出',
    articleDrafts: '文章没有发布',
    approvals: '审批等待决定',
    invoicesFailed: '开票失败',
    registerTroubles: '车管登记出错或待处理',
    failedLogIns: '后台登录失败',
    newStaff: '后台账户新添加或有改动，请核对',
  },
  subject: (what, kinds) =>
    kinds === 1 ? `【号牌后台】${what}` : `【号牌后台】${what}等 ${kinds} 类事情等待处理`,
  lead: '下面的事情等得太久，或者即将到期：',
  line: (what, count) => `· ${what}：${count} 件`,
  end: '请登录后台，首页的待办列出了每一项。每类事情一天最多提醒一次；在后台“提醒方式”里可以改或停。',
  decision: {
    kind: {
      suspend: '中止竞买',
      postpone: '延期',
      cancel: '取消竞买期',
      withdrawLot: '撤下标的',
      refund: '退款',
      extension: '延长付款期限',
      withdrawal: '撤下标的',
      textToAll: '向竞买大厅发消息',
      article: '发布文章',
      steps: '修改审批规则',
      roles: '修改职责的权限',
      staff: '添加、变更或重设工作人员账户',
      refundOutside: '核实线下退回',
      publication: '发布草稿',
    },
    what: (kind, about) => (about === '' ? kind : `${kind}（${about}）`),
    subject: (what) => `【号牌后台】等待第二个人确认：${what}`,
    text: ({ what, name, reason, until }) =>
      [
        `${name} 申请${what}，要第二个人确认才会执行。`,
        ...(reason === '' ? [] : [`理由：${reason}`]),
        ...(until === '' ? [] : [`最晚确认时间：${until}`]),
        '',
        '请登录后台，在首页、“审批”或这一期的控制室里确认或拒绝。',
      ].join('\n'),
  },
};
