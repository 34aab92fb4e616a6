// With which keys, at which address and with how much patience a client of Aliyun asks.
import { unwrapped } from './unwrapped';

export interface AliyunAccess {
  /** Origin of the service. */
  readonly endpoint: string;
  readonly keyId: string;
  readonly keySecret: string;
}

export interface AliyunTimes {
  readonly connectMaxMs: number;
  readonly answerMaxMs: number;
}

type Core = typeof import('@alicloud/openapi-core');

export async function clientConfig(
  { endpoint, keyId, keySecret }: AliyunAccess,
  { connectMaxMs, answerMaxMs }: AliyunTimes,
): Promise<InstanceType<Core['$OpenApiUtil']['Config']>> {
  const { $OpenApiUtil } = unwrapped(await import('@alicloud/openapi-core'));
  const { protocol, host } = new URL(endpoint);
  return new $OpenApiUtil.Config({
    accessKeyId: keyId,
    accessKeySecret: keySecret,
    protocol: protocol.slice(0, -1),
    endpoint: host,
    connectTimeout: connectMaxMs,
    readTimeout: answerMaxMs,
  });
}
