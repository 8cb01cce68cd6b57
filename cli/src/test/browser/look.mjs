// look.mjs CHROMIUM DIRECTORY PAGE...: opens each page as a person would, without a network, and prints what is wrong with it, a line each.
// Pictures go to DIRECTORY.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const [executablePath, directory, ...pages] = process.argv.slice(2);
const browser = await chromium.launch({
  executablePath,
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
});
let looks = 0;
const wrong = (page, what) => console.log(`WRONG ${basename(page)}: ${what}`);

for (const page of pages) {
  for (const colorScheme of ['light', 'dark']) {
    const context = await browser.newContext({ colorScheme, offline: true, bypassCSP: true });
    const tab = await context.newPage();
    tab.on('console', (message) => message.type() === 'error' && wrong(page, `console: ${message.text()}`));
    tab.on('pageerror', (error) => wrong(page, `error: ${error.message}`));
    tab.on('request', (request) => !request.url().startsWith('file:') && wrong(page, `asks for ${request.url()}`));
    await tab.goto(pathToFileURL(page).href);
    for (const width of [360, 768, 1280]) {
      await tab.setViewportSize({ width, height: 900 });
      const overflow = await tab.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      if (overflow > 0) wrong(page, `${overflow} px too wide at ${width}`);
      const graphs = await tab.locator('svg.graph:visible').count();
      if (graphs !== 1) wrong(page, `${graphs} graphs are shown at ${width}`);
      await tab.screenshot({ path: join(directory, `${basename(page, '.html')}-${colorScheme}-${width}.png`), fullPage: true });
      looks++;
    }
    await keyboard(tab, page);
    await tab.evaluate(axe);
    const result = await tab.evaluate(() => globalThis.axe.run());
    for (const violation of result.violations) {
      wrong(page, `${colorScheme}: ${violation.id}: ${violation.help}: ${violation.nodes[0].html.slice(0, 120)}`);
    }
    await tab.screenshot({ path: join(directory, `${basename(page, '.html')}-${colorScheme}-open.png`), fullPage: true });
    await context.close();
  }
}
await browser.close();
console.log(`LOOKED ${looks} times`);

/** Tab reaches every stage, and Enter opens it. */
async function keyboard(tab, page) {
  const stages = await tab.locator('details.stage').count();
  const opened = new Set();
  for (let press = 0; press < 400 && opened.size < stages; press++) {
    await tab.keyboard.press('Tab');
    const id = await tab.evaluate(() => {
      const at = document.activeElement;
      return at?.matches('details.stage > summary') ? at.parentElement.id : '';
    });
    if (id && !opened.has(id)) {
      await tab.keyboard.press('Enter');
      if (!(await tab.locator(`[id="${id}"]`).getAttribute('open') === '')) wrong(page, `Enter does not open ${id}`);
      opened.add(id);
    }
  }
  if (opened.size < stages) wrong(page, `Tab reaches ${opened.size} of ${stages} stages`);
}
