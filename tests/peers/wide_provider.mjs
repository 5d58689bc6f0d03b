// The npm oidc-provider over TLS on 127.0.0.1, any free port, with every grant, every client authentication and
// every extension that it can have. Its argument is a folder: server.pem, server.key and ca.pem, and the
// self-signed certificate of its client-6. Prints one JSON line, {"issuer": …, "clientKey": …}. Ends when its
// standard input ends, so that it never outlives the test that started it.
import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import { join } from 'node:path';
import { exportJWK, generateKeyPair, importX509 } from 'jose';
import Provider from 'oidc-provider';

const folder = process.argv[2];
const file = (name) => readFileSync(join(folder, name));

async function keyFor(alg, kid, use = 'sig') {
  const { privateKey } = await generateKeyPair(alg, { extractable: true });
  return { ...(await exportJWK(privateKey)), kid, alg, use };
}

async function certificateJwk(pem) {
  const x5c = pem.toString().replace(/-----[^-]+-----|\s/g, '');
  return { ...(await exportJWK(await importX509(pem.toString(), 'ES256'))), kid: 'certificate', x5c: [x5c] };
}

const clientKey = await keyFor('ES256', 'client');
const { d, ...publicClientKey } = clientKey;
const secret = 'a secret+with/=%& signs, and more than 32 bytes';
const device = 'urn:ietf:params:oauth:grant-type:device_code';
const ciba = 'urn:openid:params:grant-type:ciba';

/// Numbered as the ways of client authentication are in a profile.
function client(number, method, settings = {}) {
  const grants = ['authorization_code', 'implicit', 'refresh_token', device];
  return {
    client_id: `client-${number}`,
    application_type: 'native', // any port of the loopback redirect URI, RFC 8252 §7.3
    redirect_uris: ['http://127.0.0.1/callback'],
    post_logout_redirect_uris: ['http://127.0.0.1/callback'],
    grant_types: method === 'none' ? grants : [...grants, 'client_credentials', ciba],
    response_types: ['code', 'id_token', 'code id_token', 'code token', 'code id_token token', 'id_token token'],
    token_endpoint_auth_method: method,
    authorization_details_types: ['payment'],
    ...(method === 'none' ? {} : { backchannel_token_delivery_mode: 'poll' }),
    ...(method.startsWith('client_secret') ? { client_secret: secret } : {}),
    ...(method === 'none' || method === 'self_signed_tls_client_auth' ? {} : { jwks: { keys: [publicClientKey] } }),
    ...settings,
  };
}

const configuration = {
  clients: [
    client(0, 'none'),
    client(1, 'client_secret_basic'),
    client(2, 'client_secret_post'),
    client(3, 'client_secret_jwt'),
    client(4, 'private_key_jwt'),
    client(5, 'tls_client_auth', { tls_client_auth_subject_dn: 'CN=client-5' }),
    client(6, 'self_signed_tls_client_auth', { jwks: { keys: [await certificateJwk(file('client-6.pem'))] } }),
  ],
  clientAuthMethods: ['none', 'client_secret_basic', 'client_secret_post', 'client_secret_jwt', 'private_key_jwt',
    'tls_client_auth', 'self_signed_tls_client_auth'],
  responseTypes: ['code', 'id_token', 'code id_token', 'code token', 'code id_token token', 'id_token token'],
  jwks: { keys: [await keyFor('RS256', 'peer-rs'), await keyFor('ES256', 'peer-es'), await keyFor('ECDH-ES', 'peer-enc', 'enc')] },
  cookies: { keys: ['peer'] },
  scopes: ['openid', 'offline_access', 'profile', 'orders:read'],
  claims: { openid: ['sub'], profile: ['name'] },
  findAccount: (ctx, id) => ({ accountId: id, claims: () => ({ sub: id, name: `Person ${id}` }) }),
  pkce: { required: (ctx, { tokenEndpointAuthMethod }) => tokenEndpointAuthMethod === 'none' },
  issueRefreshToken: () => true,
  features: {
    devInteractions: { enabled: true },
    clientCredentials: { enabled: true },
    deviceFlow: { enabled: true },
    introspection: { enabled: true },
    revocation: { enabled: true },
    jwtIntrospection: { enabled: true },
    jwtResponseModes: { enabled: true },
    jwtUserinfo: { enabled: true },
    encryption: { enabled: true },
    pushedAuthorizationRequests: { enabled: true },
    requestObjects: { enabled: true },
    rpInitiatedLogout: { enabled: true },
    claimsParameter: { enabled: true },
    resourceIndicators: {
      enabled: true,
      getResourceServerInfo: (ctx, indicator) => ({ scope: 'orders:read', audience: indicator, accessTokenFormat: 'opaque' }),
      useGrantedResource: () => true,
    },
    richAuthorizationRequests: {
      enabled: true,
      types: { payment: { validate: () => {} } },
      authorizationDetailsForGrantSource: (ctx) => ctx.oidc.grant.rar,
      authorizationDetailsForAccessToken: (ctx, token, source) => source?.rar,
      authorizationDetailsForIntrospection: (ctx, token) => token.rar,
    },
    registration: { enabled: true },
    registrationManagement: { enabled: true, rotateRegistrationAccessToken: true },
    dPoP: { enabled: true },
    ciba: {
      enabled: true,
      deliveryModes: ['poll'],
      processLoginHint: (ctx, hint) => hint,
      validateBindingMessage: () => {},
      validateRequestContext: () => {},
      verifyUserCode: () => {},
      triggerAuthenticationDevice: (ctx, request, account, asking) => {
        setTimeout(() => approve(request, account, asking), 500);
      },
    },
    mTLS: {
      enabled: true,
      certificateBoundAccessTokens: true,
      selfSignedTlsClientAuth: true,
      tlsClientAuth: true,
      getCertificate: (ctx) => ctx.req.socket.getPeerX509Certificate?.()?.toString(),
      certificateAuthorized: (ctx) => ctx.req.socket.getPeerX509Certificate().verify(new X509Certificate(file('ca.pem')).publicKey),
      certificateSubjectMatches: (ctx, property, expected) =>
        property === 'tls_client_auth_subject_dn' && ctx.req.socket.getPeerX509Certificate().subject === expected,
    },
  },
};

let provider;

async function approve(request, account, asking) {
  const grant = new provider.Grant({ clientId: asking.clientId, accountId: account.accountId });
  grant.addOIDCScope(request.scope);
  await grant.save();
  await provider.backchannelResult(request, grant);
}

console.warn = () => {}; // its warnings about quick-start settings
console.info = () => {};
const server = createServer({ cert: file('server.pem'), key: file('server.key'), requestCert: true, rejectUnauthorized: false });
server.listen(0, '127.0.0.1');
await once(server, 'listening');
const issuer = `https://127.0.0.1:${server.address().port}`;
provider = new Provider(issuer, configuration);
provider.on('server_error', (ctx, error) => process.stderr.write(`${error.stack}\n`));
server.on('request', provider.callback());
process.stdin.resume();
process.stdin.on('end', () => process.exit(0));
process.stdout.write(`${JSON.stringify({ issuer, clientKey })}\n`);
