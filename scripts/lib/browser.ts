/** Chromium out of an npm package: nothing to install beside it. */
import chromium from '@sparticuz/chromium';
import { type Browser, chromium as playwright } from 'playwright-core';

/** What takes the sandbox further apart than needed, or turns off what a page must be tested with. */
const NIET = new Set(['--single-process', '--no-zygote', '--disable-web-security']);

/** Where the browser is; unpacked the first time. */
export const findBrowser = (): Promise<string> => chromium.executablePath();

export const launchBrowser = (executablePath: string): Promise<Browser> =>
  playwright.launch({ executablePath, args: chromium.args.filter((arg) => !NIET.has(arg)), headless: true });
