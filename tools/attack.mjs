// npm run attack -- --url URL: tries what clever people try against a site, one attack after the other (tools/attack/main.ts).
import { runTool } from './bootstrap/run-tool.mjs';

await runTool('tools/attack/main.ts');
