// Aliyun's packages are CommonJS: what they export looks one way to Node and another to a bundler.

/** Node shows what a CommonJS package exports, its own `default` included, under `default`; a bundler shows it as it is. */
export function unwrapped<Package extends { readonly default: unknown }>(found: Package): Package {
  const inner: unknown = found.default;
  return isPackage<Package>(inner) ? inner : found;
}

function isPackage<Package>(inner: unknown): inner is Package {
  return typeof inner === 'object' && inner !== null && 'default' in inner;
}
