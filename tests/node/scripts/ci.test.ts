/** What a check says of itself when it could not be done: not in order, and not wrong. */
import { spawnSync } from 'node:child_process';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NIET_GEDAAN } from '../../../scripts/lib/leveringsketen.ts';

const PROJECT = path.join(import.meta.dirname, '../../..');

let map: string;
beforeAll(async () => {
  map = await mkdtemp(path.join(tmpdir(), 'enkelvoud-ci-'));
});
afterAll(() => rm(map, { recursive: true, force: true }));

interface Einde {
  readonly status: number | null;
  readonly uit: string;
  readonly fout: string;
}

const run = (programma: string, args: readonly string[], env: NodeJS.ProcessEnv = process.env): Einde => {
  const { status, stdout, stderr } = spawnSync(programma, args, { cwd: PROJECT, env, encoding: 'utf8' });
  return { status, uit: stdout, fout: stderr };
};

describe('npm run audit', () => {
  /** An npm that gives this answer. */
  async function auditWith(antwoord: string): Promise<Einde> {
    await writeFile(path.join(map, 'antwoord.json'), antwoord);
    await writeFile(path.join(map, 'npm'), `#!/bin/sh\ncat "${path.join(map, 'antwoord.json')}"\n`);
    await chmod(path.join(map, 'npm'), 0o755);
    const PATH = `${map}${path.delimiter}${process.env.PATH ?? ''}`;
    return run(process.execPath, ['scripts/audit.ts'], { ...process.env, PATH });
  }

  it('is in order only when the register answered', async () => {
    expect(await auditWith('{"vulnerabilities":{}}')).toMatchObject({ status: 0, fout: '' });
  });

  it('fails on a weakness that is high', async () => {
    const einde = await auditWith('{"vulnerabilities":{"a":{"severity":"high"}}}');
    expect(einde).toMatchObject({ status: 1, fout: expect.stringContaining('a (high)') });
  });

  it.each(['', '{"message":"405 Method Not Allowed","statusCode":405}'])(
    'says with an end of its own that nothing is known: %j',
    async (antwoord) => {
      const einde = await auditWith(antwoord);
      expect(einde).toMatchObject({
        status: NIET_GEDAAN,
        uit: '',
        fout: expect.stringContaining('NIET GECONTROLEERD'),
      });
    },
  );
});

describe('the steps of .ci/run', () => {
  const steps = (...regels: readonly string[]): Einde =>
    run('bash', ['-c', ['set -uo pipefail', 'source .ci/steps.sh', ...regels, 'finish'].join('\n')]);
  const laatste = ({ uit }: Einde, aantal: number): readonly string[] => uit.trimEnd().split('\n').slice(-aantal);

  it('count what is in order and what is not', () => {
    const einde = steps("step 'a' true", "step 'b' false", "step 'c' true");
    expect([einde.status, laatste(einde, 1)]).toEqual([1, ['2 passed, 1 failed']]);
    expect(einde.uit).not.toContain('not done');
  });

  it('name what could not be done, as neither, and do not fail for it', () => {
    const einde = steps(
      "step 'a' true",
      `step 'b' sh -c 'exit ${NIET_GEDAAN}'`,
      `step 'c d' sh -c 'exit ${NIET_GEDAAN}'`,
    );
    expect([einde.status, laatste(einde, 2)]).toEqual([0, ['not done here: b, c d', '1 passed, 0 failed']]);
    expect(einde.uit).toContain('== b: NOT DONE');
    expect(einde.uit).not.toContain('== b: in order');
  });

  it('go by the last line of a suite', () => {
    const einde = steps("suite 'a' printf 'x\\n3 passed, 0 failed\\n'", "suite 'b' printf 'nothing\\n'");
    expect([einde.status, laatste(einde, 1)]).toEqual([1, ['3 passed, 1 failed']]);
  });
});
