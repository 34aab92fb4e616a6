// `lint-workflow.ts FILE`, or `-` for the text in WORKFLOW: prints what is wrong with a workflow of a public CI, by the parser that the platform itself
// uses; exit code 1 when anything is. A program of its own, under tsx: that parser comes as ES modules only, and asks for JSON as Node does not.
import { readFileSync } from 'node:fs';
import { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } from '@actions/workflow-parser';

const [file = '-'] = process.argv.slice(2);
const content = file === '-' ? (process.env.WORKFLOW ?? '') : readFileSync(file, 'utf8');
const { context, value } = parseWorkflow({ name: file, content }, new NoOperationTraceWriter());
if (value !== undefined) await convertWorkflowTemplate(context, value);
for (const { message } of context.errors.getErrors()) console.log(message);
process.exitCode = context.errors.getErrors().length > 0 ? 1 : 0;
