// usage: node replay_har.mjs FILE URL [FORM]      what a page in a headless Chromium gets from that URL, with Playwright
// answering every request out of the HAR: a GET, or the POST of the form. Nothing reaches the network.
import { chromium } from 'playwright-core';

const [file, url, form] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
const page = await browser.newPage({ bypassCSP: true });
await page.route('**', (route) => (route.request().url() === `${new URL(url).origin}/start`
  ? route.fulfill({ contentType: 'text/html', body: 'start' })
  : route.fallback()));
await page.goto(`${new URL(url).origin}/start`);
await page.routeFromHAR(file, { notFound: 'abort' });
const body = await page.evaluate(async ([target, posted]) => {
  const response = await fetch(target, posted ? { method: 'POST', body: new URLSearchParams(posted) } : {});
  return `${response.status} ${await response.text()}`;
}, [url, form]).catch((error) => `failed: ${error.message}`);
console.log(body);
await browser.close();
