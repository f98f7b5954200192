/**
 * The last line of every test run: `N passed, N failed`, alone, for a person and for .ci/run. It also refuses what a green
 * run may hide: no test at all, and tests that were skipped or left as todo.
 */
import type { Reporter, SerializedError, TestModule, Vitest } from 'vitest/node';

export interface TestCount {
  readonly passed: number;
  readonly failed: number;
}

/** One line per problem that no single test reports; each counts as one failure. */
function problemsOf(modules: readonly TestModule[], errors: readonly SerializedError[], filtered: boolean): string[] {
  const problems = errors.map((error) => `outside any test: ${error.message}`);
  for (const module of modules) {
    for (const error of module.errors()) problems.push(`${module.relativeModuleId}: ${error.message}`);
    for (const suite of module.children.allSuites()) {
      for (const error of suite.errors())
        problems.push(`${module.relativeModuleId} › ${suite.fullName}: ${error.message}`);
    }
    if (filtered) continue;
    for (const test of module.children.allTests('skipped')) {
      problems.push(`${module.relativeModuleId} › ${test.fullName}: skipped; a test runs or is not there`);
    }
  }
  return problems;
}

export default class TestReporter implements Reporter {
  #filtered = false;

  onInit(vitest: Vitest): void {
    this.#filtered = vitest.config.testNamePattern !== undefined;
  }

  onTestRunEnd(modules: readonly TestModule[], errors: readonly SerializedError[]): void {
    const count = { passed: 0, failed: 0 };
    for (const module of modules) {
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state === 'passed') count.passed += 1;
        if (state === 'failed') count.failed += 1;
      }
    }
    const problems = problemsOf(modules, errors, this.#filtered);
    if (count.passed + count.failed === 0) problems.push('no test was executed');
    count.failed += problems.length;
    if (count.failed > 0) process.exitCode = 1;
    // at exit, so that no other reporter can print after it
    process.once('exit', (code) => {
      for (const problem of problems) process.stdout.write(`not counted as a test: ${problem}\n`);
      // vitest can also fail on what no reporter hears of, such as a worker that died
      const failed = code !== 0 && count.failed === 0 ? 1 : count.failed;
      process.stdout.write(`${count.passed} passed, ${failed} failed\n`);
    });
  }
}
