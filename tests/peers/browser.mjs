// usage: node browser.mjs URL      the user and the browser of a login at npm oidc-provider, by plain HTTP: follows the
// redirects, signs in, consents, and ends at the redirect URI. For `claimcheck-cli flow --browser "node browser.mjs"`.
const start = new URL(process.argv[2]);
const redirectUri = start.searchParams.get('redirect_uri');
const cookies = new Map();

async function open(url, body) {
  const response = await fetch(url, {
    method: body ? 'POST' : 'GET',
    body,
    redirect: 'manual',
    headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
  });
  for (const field of response.headers.getSetCookie()) {
    const [, name, value] = field.match(/^([^=]+)=([^;]*)/);
    cookies.set(name, value);
  }
  return response;
}

let url = start;
let form;
for (let step = 0; step < 20; ++step) {
  const response = await open(url, form);
  form = undefined;
  const location = response.headers.get('location');
  if (location) {
    url = new URL(location, url);
    continue;
  }
  const page = await response.text();
  if (url.href.startsWith(redirectUri)) process.exit(0);
  const prompt = page.match(/name="prompt" value="(\w+)"/)?.[1];
  if (!prompt) break;
  url = new URL(page.match(/action="([^"]+)"/)[1], url);
  form = new URLSearchParams({ prompt, login: 'alice', password: 'any' });
}
process.exit(1);
