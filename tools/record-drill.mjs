// npm run record-drill: an auction, its record, and every fault planted in it (tools/record-drill/main.ts).
import { runTool } from './bootstrap/run-tool.mjs';

await runTool('tools/record-drill/main.ts');
