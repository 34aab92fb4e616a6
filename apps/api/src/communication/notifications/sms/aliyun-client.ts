// Opens Aliyun's client of text messages. Its packages are CommonJS and large: they are read when the first text leaves, and never by a sandbox.
import { type AliyunAccess, type AliyunTimes, clientConfig, unwrapped } from '../../../platform/aliyun';

export type AliyunSdk = typeof import('@alicloud/dysmsapi20170525');

export interface Aliyun {
  readonly sdk: AliyunSdk;
  readonly client: InstanceType<AliyunSdk['default']>;
}

export async function openAliyun(access: AliyunAccess, times: AliyunTimes): Promise<Aliyun> {
  const sdk = unwrapped(await import('@alicloud/dysmsapi20170525'));
  return { sdk, client: new sdk.default(await clientConfig(access, times)) };
}
