// haopai-verify.mjs: checks an ended auction's zip without the site. Exit code 0: it holds; 1: it does not; 2: it could not be read.
import { parseArgs } from 'node:util';
import { parseVerifierKey } from '@haopai/log';
import { reportOf, verifyRecord, wordsOf } from '@haopai/record';
import { sha256, verifyEd25519 } from '../public-log/node-crypto';
import { openRecord } from './record-files';
import { readAuthorities } from './read-authorities';
import { stampVerifier } from './verify-stamp';

const USAGE = `Checks the record of an ended auction, offline: haopai-verify auction-7.haopai.zip --key KEY

  --key KEY         the log's key, name+number+base64, from somewhere else than the record; again for another
  --witness KEY     the key of a witness, from somewhere else, too, that must have signed the newest checkpoint; again for another
  --authority FILE  the root certificate of the time authority (PEM or DER), from somewhere else, too; again for another
  --zh              the report in Chinese
  --json            the verdict as JSON

核对一期已结束竞买的记录（离线）。--key 给出从别处取得的日志密钥，--witness 给出从别处取得的见证人公钥（每一位都必须签署了最新检查点），--authority 给出从别处取得的时间戳机构根证书，--zh 输出中文报告。`;

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      key: { type: 'string', multiple: true, default: [] },
      witness: { type: 'string', multiple: true, default: [] },
      authority: { type: 'string', multiple: true, default: [] },
      zh: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const [place] = positionals;
  if (values.help || place === undefined) {
    (values.help ? console.log : console.error)(USAGE);
    return values.help ? 0 : 2;
  }
  for (const name of ['key', 'witness'] as const)
    for (const text of values[name]) {
      const key = parseVerifierKey(sha256, text);
      if (!key.ok) throw new Error(`--${name} ${text}: ${wordsOf(key)}`);
      // The log's own signature would be taken for a witness's.
      if (name === 'witness' && key.value.kind !== 'cosignature')
        throw new Error(`--witness ${text}: this is the key of a log, not of a witness`);
    }
  const authorities = (await Promise.all(values.authority.map(readAuthorities))).flat();
  const verifyStamp = stampVerifier(authorities);
  const files = await openRecord(place);
  const { key: keys, witness: witnessKeys } = values;
  const trust = { sha256, verifyEd25519, keys, witnessKeys, nowMs: Date.now(), verifyStamp };
  try {
    const verdict = await verifyRecord(files, trust);
    if (values.json) console.log(JSON.stringify({ ...verdict, lots: Object.fromEntries(verdict.lots) }));
    else console.log(reportOf(verdict, values.zh ? 'zh' : 'en'));
    return verdict.findings.length === 0 ? 0 : 1;
  } finally {
    await files.close();
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(`Nothing was checked 未能核对: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 2;
}
process.channel?.unref();
