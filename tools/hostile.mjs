// npm run hostile: twenty bidders bid while crowds of strangers disturb the site, one after the other (tools/hostile/main.ts).
import { runTool } from './bootstrap/run-tool.mjs';

await runTool('tools/hostile/main.ts');
