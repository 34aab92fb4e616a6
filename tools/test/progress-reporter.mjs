// Jest's words to run-suite.ts while it runs: each test that finished, and that all have.

export default class ProgressReporter {
  /** @param {unknown} _test @param {{ status: string, fullName: string }} result */
  onTestCaseResult(_test, { status, fullName }) {
    process.send?.({ status, fullName });
  }

  /** @param {unknown} _test @param {{ testFilePath: string }} result */
  onTestResult(_test, { testFilePath }) {
    process.send?.({ file: testFilePath });
  }

  onRunComplete() {
    process.send?.({ isComplete: true });
  }
}
