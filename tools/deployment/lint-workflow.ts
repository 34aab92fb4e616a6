// `lint-workflow.ts FILE …`: prints, as a list in JSON, what is wrong with each workflow of a public CI, by the parser that the platform itself uses.
// A program of its own, under tsx: that parser comes as ES modules only, and asks for JSON as Node does not. All at once: it takes longer to start than to read.
import { readFileSync } from 'node:fs';
import { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } from '@actions/workflow-parser';

async function faultsOf(file: string): Promise<readonly string[]> {
  const content = readFileSync(file, 'utf8');
  const { context, value } = parseWorkflow({ name: file, content }, new NoOperationTraceWriter());
  if (value !== undefined) await convertWorkflowTemplate(context, value);
  return context.errors.getErrors().map(({ message }) => message);
}

console.log(JSON.stringify(await Promise.all(process.argv.slice(2).map(faultsOf))));
