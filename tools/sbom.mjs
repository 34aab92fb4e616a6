// npm run sbom: what the program is made of, as CycloneDX, and whether any of it is known to be unsafe (tools/sbom/main.ts).
import { runTool } from './bootstrap/run-tool.mjs';

await runTool('tools/sbom/main.ts');
