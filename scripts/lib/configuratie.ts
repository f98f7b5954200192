/** The configuration of this repository for a gateway on this machine. */
import path from 'node:path';
import { PROJECT } from './project.ts';

/** @param vars settings beside those of wrangler.toml @returns wrangler.toml with the demo sign-in in the bundle */
export async function localConfiguration(vars: Readonly<Record<string, string>>) {
  const { experimental_readRawConfig: readRawConfig } = await import('wrangler');
  const { rawConfig } = readRawConfig({ config: path.join(PROJECT, 'wrangler.toml') });
  return { config: { ...rawConfig, define: { ...rawConfig.define, MET_PROEFAANMELDING: 'true' }, vars: { ...vars } } };
}
