// What the adapters of Aliyun's services share.
export { type AliyunAccess, type AliyunTimes, clientConfig } from './client-config';
export { unwrapped } from './unwrapped';
