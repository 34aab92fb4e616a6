// Opens Aliyun's client. Its packages are CommonJS and large: they are read when the first text leaves, and never by a sandbox.
import type { AliyunConfig } from '../../../platform/config';

export type AliyunSdk = typeof import('@alicloud/dysmsapi20170525');

export interface Aliyun {
  readonly sdk: AliyunSdk;
  readonly client: InstanceType<AliyunSdk['default']>;
}

export interface AliyunTimes {
  readonly connectMaxMs: number;
  readonly answerMaxMs: number;
}

export async function openAliyun(config: AliyunConfig, times: AliyunTimes): Promise<Aliyun> {
  const sdk = unwrapped(await import('@alicloud/dysmsapi20170525'));
  const { $OpenApiUtil } = unwrapped(await import('@alicloud/openapi-core'));
  const endpoint = new URL(config.endpoint);
  const client = new sdk.default(
    new $OpenApiUtil.Config({
      accessKeyId: config.keyId,
      accessKeySecret: config.keySecret,
      protocol: endpoint.protocol.slice(0, -1),
      endpoint: endpoint.host,
      connectTimeout: times.connectMaxMs,
      readTimeout: times.answerMaxMs,
    }),
  );
  return { sdk, client };
}

/** Node shows what a CommonJS package exports, its own `default` included, under `default`; a bundler shows it as it is. */
function unwrapped<Package extends { readonly default: unknown }>(found: Package): Package {
  const inner: unknown = found.default;
  return isPackage<Package>(inner) ? inner : found;
}

function isPackage<Package>(inner: unknown): inner is Package {
  return typeof inner === 'object' && inner !== null && 'default' in inner;
}
