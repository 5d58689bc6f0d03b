// usage: node record_har.mjs LOGIN ISSUER FOLDER      a login in a headless Chromium, recorded by two tools: writes
// FOLDER/playwright.har and FOLDER/chrome-har.har. The logins:
//   server     an application that redeems its code itself, out of the browser's sight
//   spa        a page that takes its code out of the fragment and makes every request itself
//   form_post  a hybrid response, posted by the browser
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { once } from 'node:events';
import { harFromMessages } from 'chrome-har';
import { chromium } from 'playwright-core';

const [login, issuer, folder] = process.argv.slice(2);

const settings = {
  server: { client: process.env.CLAIMCHECK_CLIENT ?? 'demo-native' },
  spa: { client: 'peer-native', response_mode: 'fragment' },
  form_post: { client: 'peer-hybrid', response_type: 'code id_token', response_mode: 'form_post', nonce: 'n-0123456789' },
}[login];

// The verifier and challenge of RFC 7636 appendix B.
const verifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
const challenge = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';

const app = createServer();
app.listen(0, '127.0.0.1');
await once(app, 'listening');
const origin = `http://127.0.0.1:${app.address().port}`;
const metadata = await (await fetch(`${issuer}/.well-known/openid-configuration`)).json();

function authorizationUrl() {
  const { client, ...more } = settings;
  const url = new URL(metadata.authorization_endpoint);
  url.search = new URLSearchParams({
    response_type: 'code', client_id: client, redirect_uri: `${origin}/callback`, scope: 'openid profile', state: 's-0123456789',
    code_challenge: challenge, code_challenge_method: 'S256', ...more });
  return url.href;
}

function tokenForm(code) {
  return { grant_type: 'authorization_code', code, client_id: settings.client, redirect_uri: `${origin}/callback`, code_verifier: verifier };
}

const spaPage = `<!doctype html><title>SPA</title><body><script type=module>
  const json = async (...request) => (await fetch(...request)).json();
  const metadata = await json('${issuer}/.well-known/openid-configuration');
  const answer = new URLSearchParams(location.hash.slice(1));
  if (!answer.has('code')) location.href = ${JSON.stringify(authorizationUrl())};
  else {
    const body = new URLSearchParams({ ...${JSON.stringify(tokenForm(''))}, code: answer.get('code') });
    const tokens = await json(metadata.token_endpoint, { method: 'POST', body });
    await json(metadata.jwks_uri);
    const user = await json(metadata.userinfo_endpoint, { headers: { authorization: 'Bearer ' + tokens.access_token } });
    document.body.innerHTML = '<p id=end>signed in as ' + user.sub;
  }
</script>`;

async function redeem(request, url) {
  let parameters = url.searchParams;
  if (request.method === 'POST') {
    const chunks = await Array.fromAsync(request);
    parameters = new URLSearchParams(Buffer.concat(chunks).toString());
  }
  await fetch(metadata.token_endpoint, { method: 'POST', body: new URLSearchParams(tokenForm(parameters.get('code'))) });
}

app.on('request', async (request, response) => {
  const url = new URL(request.url, origin);
  const page = (text) => response.setHeader('content-type', 'text/html').end(text);
  if (url.pathname === '/favicon.ico') return response.writeHead(204).end();
  if (login === 'spa') return page(spaPage);
  if (url.pathname === '/home') return page('<!doctype html><title>Home</title><p id=end>signed in');
  if (url.pathname === '/callback') await redeem(request, url);
  response.writeHead(302, { location: url.pathname === '/callback' ? '/home' : authorizationUrl() }).end();
});

/// The events of the protocol, with the bodies that chrome-har takes out of them.
async function watch(page) {
  const session = await page.context().newCDPSession(page);
  const events = [];
  const bodies = [];
  for (const event of ['Page.frameStartedLoading', 'Page.frameRequestedNavigation', 'Page.navigatedWithinDocument', 'Page.loadEventFired',
    'Page.domContentEventFired', 'Network.requestWillBeSent', 'Network.requestWillBeSentExtraInfo', 'Network.requestServedFromCache',
    'Network.responseReceived', 'Network.responseReceivedExtraInfo', 'Network.dataReceived', 'Network.loadingFinished',
    'Network.loadingFailed', 'Network.resourceChangedPriority']) {
    session.on(event, (params) => {
      events.push({ method: event, params });
      if (event !== 'Network.loadingFinished') return;
      const received = events.find((e) => e.method === 'Network.responseReceived' && e.params.requestId === params.requestId);
      bodies.push(session.send('Network.getResponseBody', { requestId: params.requestId })
        .then(({ body, base64Encoded }) => Object.assign(received.params.response, { body, encoding: base64Encoded ? 'base64' : undefined }))
        .catch(() => {})); // a body that the browser has let go
    });
  }
  await session.send('Page.enable');
  await session.send('Network.enable');
  return async () => {
    await Promise.all(bodies);
    return harFromMessages(events, { includeTextFromResponseBody: true });
  };
}

async function signIn(page) {
  await page.goto(`${origin}/`);
  for (let step = 0; step < 5; ++step) {
    const button = page.locator('button[type=submit]').first();
    await button.or(page.locator('#end')).waitFor();
    if (await page.locator('#end').count()) return;
    const name = page.locator('input[name=username], input[name=login]');
    if (await name.count()) await name.fill('alice');
    const password = page.locator('input[name=password]');
    if (await password.count()) await password.fill('any');
    await Promise.all([page.waitForEvent('framenavigated'), button.click()]);
  }
  throw new Error('the sign-in does not end');
}

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
const context = await browser.newContext({ recordHar: { path: `${folder}/playwright.har` } });
const page = await context.newPage();
const recorded = await watch(page);
try {
  await signIn(page);
  writeFileSync(`${folder}/chrome-har.har`, JSON.stringify(await recorded()));
} catch (error) {
  console.log(`${error.message}\nat ${page.url()}\n${await page.content()}`);
  process.exitCode = 1;
} finally {
  await context.close(); // writes the HAR
  await browser.close();
  app.close();
}
process.exit();
