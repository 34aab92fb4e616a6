// npm run storm: a storm of bids on a site, and a check of its journal against every answer (tools/storm/main.ts).
import { runTool } from './bootstrap/run-tool.mjs';

await runTool('tools/storm/main.ts');
