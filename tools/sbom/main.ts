// npm run sbom: writes the bill of materials, tmp/haopai.cdx.json or --out FILE; with --audit it then asks the registry which of it is known to be unsafe.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { auditPackages, readSbom } from './read-sbom';

const root = path.resolve(import.meta.dirname, '..', '..');
const { values } = parseArgs({
  options: {
    out: { type: 'string', default: 'tmp/haopai.cdx.json' },
    audit: { type: 'boolean', default: false },
  },
});

const file = path.resolve(root, values.out);
const bom = await readSbom(root);
mkdirSync(path.dirname(file), { recursive: true });
writeFileSync(file, `${JSON.stringify(bom, null, 2)}\n`);
console.log(`${file}: ${bom.components.length} packages, CycloneDX ${bom.specVersion}`);

if (values.audit)
  try {
    console.log(await auditPackages(root));
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    console.error(stdout + stderr);
    process.exitCode = 1;
  }
process.channel?.unref();
