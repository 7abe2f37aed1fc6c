// SPDX-License-Identifier: GPL-3.0-or-later
//
// node check.mjs REPORT [SHOTS | --pictures FOLDER]: opens a report in Chromium.
//
// Checked: no request leaves the folder, no error on the console, every link leads to a
// page and a place that are there, axe-core finds nothing (WCAG 2.2 A and AA), pages fit
// three widths, filters work by keyboard and are hidden without scripts. With SHOTS,
// pictures of some pages are put there (three widths, and A4 as PDF); with --pictures those
// of docs/report.md.
// Prints one line a check that failed; exits with 1 if there was one.
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const require = createRequire(process.env.BOARDTRAIL_NODE_MODULES
  ? join(process.env.BOARDTRAIL_NODE_MODULES, 'x.js') : import.meta.url);
const { chromium } = require('playwright-core');
const axeSource = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

const WIDTHS = [360, 800, 1280];
const MOST_PAGES_OF_A_FOLDER = Number(process.env.BOARDTRAIL_PAGES || 2);

const report = resolve(process.argv[2]);
const pictures = process.argv[3] === '--pictures' && resolve(process.argv[4]);
const shots = !pictures && process.argv[3] && resolve(process.argv[3]);
const failures = [];
const fail = (page, what) => failures.push(`${page}: ${what}`);

function pagesOf(folder) {
  const found = [];
  for (const name of readdirSync(folder).sort()) {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) found.push(...pagesOf(path));
    else if (name.endsWith('.html')) found.push(path);
  }
  return found;
}

// Of each kind of page the largest few, which hold most that can go wrong, and the first.
function sampleOf(pages) {
  const byFolder = new Map();
  for (const page of pages) {
    const folder = relative(report, page).split('/').slice(0, -1).join('/');
    byFolder.set(folder, [...(byFolder.get(folder) || []), page]);
  }
  const sample = [];
  for (const list of byFolder.values()) {
    const bySize = [...list].sort((a, b) => statSync(b).size - statSync(a).size);
    sample.push(...new Set([...bySize.slice(0, MOST_PAGES_OF_A_FOLDER), list[0]]));
  }
  return sample;
}

// Every link of every page, by text: cheaper than opening all of them.
function checkLinks(pages) {
  const places = new Map();
  const idsOf = (file) => {
    if (!places.has(file)) {
      places.set(file, new Set([...readFileSync(file, 'utf8').matchAll(/ id="([^"]+)"/g)].map((m) => m[1])));
    }
    return places.get(file);
  };
  for (const page of pages) {
    const html = readFileSync(page, 'utf8');
    for (const [, address] of html.matchAll(/ (?:href|src)="([^"]+)"/g)) {
      const url = new URL(address, pathToFileURL(page));
      const target = url.protocol === 'file:' ? fileURLToPath(new URL(url.pathname, 'file://')) : '';
      if (!target.startsWith(report + '/')) fail(page, `link leads out of the folder: ${address}`);
      else if (!existsSync(target)) fail(page, `link leads nowhere: ${address}`);
      else if (url.hash && !idsOf(target).has(url.hash.slice(1))) fail(page, `no such place: ${address}`);
    }
  }
}

function watch(page, name) {
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') fail(name, `console: ${message.text()}`);
  });
  page.on('pageerror', (error) => fail(name, `error: ${error.message}`));
  page.on('request', (request) => {
    if (!request.url().startsWith(pathToFileURL(report + '/').href)) fail(name, `request: ${request.url()}`);
  });
}

async function checkAxe(page, name) {
  await page.evaluate(axeSource);
  const result = await page.evaluate(() => window.axe.run(document, {
    preload: false,  // it would ask for the style sheet once more, which the policy forbids
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  }));
  for (const violation of result.violations) {
    fail(name, `axe ${violation.id}: ${violation.nodes.length} × ${violation.help}: ${violation.nodes[0].html.slice(0, 120)}`);
  }
}

async function checkWidths(page, name) {
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (wide > 0) fail(name, `${wide} pixels too wide at ${width}`);
    if (shots) await page.screenshot({ path: join(shots, `${name.replace(/[/.]/g, '-')}-${width}.png`), fullPage: true });
  }
}

// A filter by keyboard alone: from the form to its words, and rows go.
async function checkFilter(page, name) {
  const form = page.locator('form.filter').first();
  if (await form.count() === 0) return;
  if (!await form.isVisible()) return fail(name, 'the filter stays hidden with scripts');
  const table = page.locator(`#${await form.getAttribute('data-for')} tbody tr`);
  const all = await table.count();
  await form.locator('input[type=search]').focus();
  await page.keyboard.type('zzzz');
  const none = await table.evaluateAll((rows) => rows.filter((row) => !row.hidden).length);
  if (none !== 0) fail(name, `the filter leaves ${none} of ${all} rows`);
  const words = await form.locator('.count').textContent();
  if (!words.startsWith(`0 of ${all}`)) fail(name, `the filter counts "${words}"`);
  for (let i = 0; i < 4; i += 1) await page.keyboard.press('Backspace');
  await page.keyboard.press('Tab');
  if (await page.evaluate(() => document.activeElement.tagName) !== 'SELECT') fail(name, 'Tab does not reach the next filter');
  await page.keyboard.press('ArrowDown');
  const value = await page.evaluate(() => document.activeElement.value);
  const left = await table.evaluateAll((rows) => rows.filter((row) => !row.hidden).map((row) => Object.values(row.dataset).join(' ')));
  if (!left.every((words_) => words_.includes(value))) fail(name, `the filter "${value}" leaves other rows`);
}

// The first stop of the keyboard leads to the main content.
async function checkSkipLink(page, name) {
  await page.keyboard.press('Tab');
  const words = await page.evaluate(() => document.activeElement.textContent);
  if (words !== 'Skip to the main content') return fail(name, `the first stop is "${words}"`);
  await page.keyboard.press('Enter');
  if (await page.evaluate(() => document.activeElement.id) !== 'main') fail(name, 'the skip link does not lead to the content');
}

async function checkHeadings(page, name) {
  const levels = await page.evaluate(() => [...document.querySelectorAll('h1,h2,h3,h4')].map((h) => Number(h.tagName[1])));
  if (levels.filter((level) => level === 1).length !== 1) fail(name, 'not one first heading');
  levels.forEach((level, i) => {
    if (i > 0 && level > levels[i - 1] + 1) fail(name, `a heading of level ${level} after ${levels[i - 1]}`);
  });
}

async function checkPage(context, file) {
  const name = relative(report, file);
  const page = await context.newPage();
  watch(page, name);
  await page.goto(pathToFileURL(file).href);
  await checkSkipLink(page, name);
  await checkHeadings(page, name);
  const broken = await page.evaluate(() => [...document.images].filter((image) => !image.naturalWidth).map((image) => image.src));
  for (const src of broken) fail(name, `no picture: ${src}`);
  await checkAxe(page, name);
  await checkFilter(page, name);
  if (file.includes('/plans/') || name === 'index.html' || shots) await checkWidths(page, name);
  if (shots) await page.pdf({ path: join(shots, `${name.replace(/[/.]/g, '-')}.pdf`), format: 'A4', preferCSSPageSize: true });
  await page.close();
}

async function checkWithoutScripts(browser, file) {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(pathToFileURL(file).href);
  if (await page.locator('form.filter').first().isVisible()) fail(relative(report, file), 'a filter shows without scripts');
  if (!await page.locator('h1').isVisible()) fail(relative(report, file), 'nothing shows without scripts');
  await context.close();
}

// The front page, the plan with most papers, and a date that moved between two printed papers.
async function takePictures(context, pages) {
  mkdirSync(pictures, { recursive: true });
  const plans = pages.filter((file) => file.includes('/plans/'));
  const papersOf = (file) => readFileSync(file, 'utf8').split('corpus/history/brackenmoor').length;
  const showsMovedDate = (text) => text.includes('rules/due-date-moved.html') && text.split('<img').length > 2;
  const finding = pages.find((file) => file.includes('/findings/') && showsMovedDate(readFileSync(file, 'utf8')));
  const chosen = {
    front: join(report, 'index.html'),
    plan: plans.sort((a, b) => papersOf(b) - papersOf(a))[0],
    finding,
  };
  const page = await context.newPage();
  await page.setViewportSize({ width: 1040, height: 900 });
  for (const [name, file] of Object.entries(chosen)) {
    await page.goto(pathToFileURL(file).href);
    await page.screenshot({ path: join(pictures, `report-${name}.png`) });
  }
  await page.close();
}

const pages = pagesOf(report);
if (pages.length === 0) {
  console.error(`no pages in ${report}`);
  process.exit(2);
}
checkLinks(pages);
if (shots) mkdirSync(shots, { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
const context = await browser.newContext({ bypassCSP: false });
const sample = sampleOf(pages);
for (const file of sample) await checkPage(context, file);
if (pictures) await takePictures(context, pages);
const plan = sample.find((file) => file.includes('/plans/'));
if (plan) await checkWithoutScripts(browser, plan);
await browser.close();
for (const failure of failures) console.log(failure);
console.log(`${pages.length} pages, ${sample.length} opened, ${failures.length} failures`);
process.exit(failures.length ? 1 : 0);
