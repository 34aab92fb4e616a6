// The words of the sandbox’s pay page, in Chinese.
import type { DevPayWords } from '../shapes/dev-pay-words';

export const devPay: DevPayWords = {
  title: '测试付款',
  name: 'Haopai',
  lead: '这里是测试环境，不会动用任何真实的钱。',
  amount: '金额',
  subject: '付款用途',
  orderNo: '订单号',
  until: '付款截止',
  choices: '请选一种结果，看看网站会怎样',
  pay: { label: '付款', help: '当作已经付清，回到订单。' },
  fail: { label: '付款失败', help: '当作余额不足等原因没有付成，回到订单后可以再付。' },
  leave: { label: '先不付，返回订单', help: '什么也不做，订单仍在等待付款。' },
  forTesters: '测试人员：到账通知怎样送达',
  courses: '到账通知',
  course: {
    prompt: '马上送达',
    late: '一分钟后才送达',
    twice: '同一通知送达两次',
    outOfOrder: '次序颠倒：先到“已付款”，后到“待付款”',
    never: '一直不送达，由网站自己去核实',
  },
  ended: {
    paid: '这笔支付已经付清，不用再付。',
    failed: '这笔支付没有付成。请回到订单重新支付。',
    over: '这笔支付已过截止时间，不能再付，没有扣款。请回到订单查看。',
    unknown: '没有这笔支付。请回到“订单管理”，从订单重新支付。',
  },
  back: '返回订单',
  orders: '订单管理',
};
