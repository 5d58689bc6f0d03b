// node npm_peers.mjs WORKS SECONDS: npm fast-jwt and npm jose, as peer_main.h says. Both pinned in tests/peers (npm ci there
// first). Their cryptography runs on other threads too: the CPU time is that of the whole process.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const require = createRequire(new URL('../../peers/package.json', import.meta.url))
const { createDecoder, createVerifier } = require('fast-jwt')
const jose = await import(require.resolve('jose'))

const [path, duration] = process.argv.slice(2)
const seconds = Number(duration)
const works = readFileSync(path, 'utf8').trim().split('\n').map((line) => line.split('\t'))

function cpuSeconds() {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}

const rate = (name, peer, calls, begin) =>
  console.log(`${name}\t${peer}\t${(calls / (cpuSeconds() - begin)).toFixed(0)}`)

function measure(name, peer, work) {
  for (let i = 0; i < 5000; ++i) work() // let the compiler see it first
  const begin = cpuSeconds()
  let calls = 0
  for (; cpuSeconds() - begin < seconds; calls += 200) for (let i = 0; i < 200; ++i) work()
  rate(name, peer, calls, begin)
}

/** The same for what answers a promise: await alone costs much beside a decoding. */
async function measureAsync(name, peer, work) {
  for (let i = 0; i < 2000; ++i) await work()
  const begin = cpuSeconds()
  let calls = 0
  for (; cpuSeconds() - begin < seconds; calls += 100) for (let i = 0; i < 100; ++i) await work()
  rate(name, peer, calls, begin)
}

let sink = 0
const complete = createDecoder({ complete: true })
for (const [name, token, jwk, escaped] of works) {
  if (name === 'decode') {
    measure(name, 'fast-jwt', () => { sink += complete(token).payload.exp })
    measure(name, 'npm jose', () => { sink += jose.decodeProtectedHeader(token).alg.length + jose.decodeJwt(token).exp })
    continue
  }
  const { alg } = jose.decodeProtectedHeader(token)
  const key = await jose.importJWK(JSON.parse(jwk), alg)
  if (token.split('.').length === 5) {
    await measureAsync(name, 'npm jose', async () => { sink += (await jose.jwtDecrypt(token, key)).payload.exp })
    continue
  }
  const verify = createVerifier({ key: escaped ? escaped.replaceAll('|', '\n') : Buffer.from(JSON.parse(jwk).k, 'base64url') })
  measure(name, 'fast-jwt', () => { sink += verify(token).exp })
  await measureAsync(name, 'npm jose', async () => { sink += (await jose.jwtVerify(token, key)).payload.exp })
}
