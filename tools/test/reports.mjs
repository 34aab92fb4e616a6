// What each check and suite leaves behind, so that a run can be added up, also from what Nx kept of an earlier one.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..', '..');
/** An output of every target in nx.json. */
export const REPORTS_FOLDER = 'tmp/reports';

/**
 * @typedef {object} Report
 * @property {string} project for example `lot`
 * @property {string} target for example `lint`
 * @property {number} passed
 * @property {number} failed
 * @property {number} seconds
 * @property {readonly string[]} [slowest] of a long suite the files that took longest
 * @property {readonly string[]} [failedFiles] spec files with a failure, relative to the root
 * @property {number} [endedAtMs] epoch milliseconds; older than the run when Nx kept it
 */

/** @param {string} project @param {string} target */
function fileOf(project, target) {
  return path.join(root, REPORTS_FOLDER, project, `${target}.json`);
}

/** @param {Report} report */
export function writeReport(report) {
  const file = fileOf(report.project, report.target);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify({ ...report, endedAtMs: Date.now() }));
}

/** Null when it left none. @param {string} project @param {string} target @returns {Report | null} */
export function readReport(project, target) {
  try {
    return JSON.parse(readFileSync(fileOf(project, target), 'utf8'));
  } catch {
    return null;
  }
}

/** So that nothing of an earlier run is taken for this one's. @param {string} project @param {string} target */
export function forgetReport(project, target) {
  rmSync(fileOf(project, target), { force: true });
}
