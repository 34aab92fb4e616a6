// The words of the hand-over desk, in Chinese.
import type { HandOverWords } from '../shapes/hand-over-words';

export const handOver: HandOverWords = {
  papers: {
    identity: '身份证（单位：营业执照）',
    invoice: '购车发票',
    certificate: '合格证或登记证书',
  },
};
