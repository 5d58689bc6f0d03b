// Decodes the token on standard input with fast-jwt and jose; prints "name<TAB>tokens per second of CPU time".
// Packages: tests/peers/package.json (npm ci there first).
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const require = createRequire(new URL('../peers/package.json', import.meta.url))
const { createDecoder } = require('fast-jwt')
const { decodeJwt, decodeProtectedHeader } = await import(require.resolve('jose'))

const token = readFileSync(0, 'utf8').trim()
const seconds = Number(process.argv[2] ?? 1)

function cpuSeconds() {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}

function callsPerSecond(work) {
  for (let i = 0; i < 20_000; ++i) work() // let the compiler see it first
  const begin = cpuSeconds()
  let calls = 0
  let taken = 0
  while (taken < seconds) {
    for (let i = 0; i < 1000; ++i) work()
    calls += 1000
    taken = cpuSeconds() - begin
  }
  return calls / taken
}

const complete = createDecoder({ complete: true })
let sink = 0
const peers = {
  'fast-jwt, decode (complete)': () => { sink += complete(token).payload.exp },
  'jose, decodeProtectedHeader and decodeJwt': () => { sink += decodeProtectedHeader(token).alg.length + decodeJwt(token).exp },
}
for (const [name, work] of Object.entries(peers)) console.log(`${name}\t${callsPerSecond(work).toFixed(0)}`)
