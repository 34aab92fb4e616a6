// npm run bench: measures the engine and the live socket beside what others do and what the machine can do (tools/bench/main.ts).
import { runTool } from './bootstrap/run-tool.mjs';

await runTool('tools/bench/main.ts');
