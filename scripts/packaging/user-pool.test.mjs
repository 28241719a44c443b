import { describe, expect, test } from 'vitest'
import { checkPoolClients, checkUserPool } from './rules.mjs'

const attribute = (name, more = {}) => ({ Name: name, Mutable: true, Required: false, ...more })
const soundPool = () => ({
  Type: 'AWS::Cognito::UserPool',
  DeletionPolicy: 'Retain',
  UpdateReplacePolicy: 'Retain',
  Properties: {
    UsernameAttributes: ['email'],
    UsernameConfiguration: { CaseSensitive: false },
    AutoVerifiedAttributes: ['email'],
    DeletionProtection: 'ACTIVE',
    Policies: {
      PasswordPolicy: {
        MinimumLength: 8,
        RequireUppercase: true,
        RequireLowercase: true,
        RequireNumbers: true,
        RequireSymbols: false,
      },
    },
    Schema: [
      attribute('email', { Required: true }),
      attribute('organization_id'),
      attribute('role'),
      attribute('organization_name'),
    ],
  },
})
const template = (resources) => ({ Resources: resources })

describe('the user pool', () => {
  const seeded = (change) => {
    const pool = soundPool()
    change(pool, pool.Properties, pool.Properties.Policies.PasswordPolicy)
    return checkUserPool(template({ Pool: pool }))
  }

  test('passes with the settings of the plan', () => {
    expect(seeded(() => {})).toEqual([])
  })

  test.each([
    [
      'another user name',
      (_pool, it) => {
        it.UsernameAttributes = ['phone_number']
      },
    ],
    [
      'aliases beside the mail',
      (_pool, it) => {
        it.AliasAttributes = ['email']
      },
    ],
    [
      'the default case rule',
      (_pool, it) => {
        delete it.UsernameConfiguration
      },
    ],
    [
      'case-sensitive names',
      (_pool, it) => {
        it.UsernameConfiguration.CaseSensitive = true
      },
    ],
    [
      'unverified mail',
      (_pool, it) => {
        delete it.AutoVerifiedAttributes
      },
    ],
    [
      'no deletion protection',
      (_pool, it) => {
        it.DeletionProtection = 'INACTIVE'
      },
    ],
    [
      'deletion with the stack',
      (pool) => {
        delete pool.DeletionPolicy
      },
    ],
    [
      'deletion on replacement',
      (pool) => {
        pool.UpdateReplacePolicy = 'Delete'
      },
    ],
    [
      'passwords of 7',
      (_pool, _it, policy) => {
        policy.MinimumLength = 7
      },
    ],
    [
      'no upper case',
      (_pool, _it, policy) => {
        policy.RequireUppercase = false
      },
    ],
    [
      'no lower case',
      (_pool, _it, policy) => {
        policy.RequireLowercase = false
      },
    ],
    [
      'no digit',
      (_pool, _it, policy) => {
        policy.RequireNumbers = false
      },
    ],
    [
      'symbols required',
      (_pool, _it, policy) => {
        delete policy.RequireSymbols
      },
    ],
    [
      'mail not required',
      (_pool, it) => {
        it.Schema[0].Required = false
      },
    ],
    [
      'mail fixed for ever',
      (_pool, it) => {
        it.Schema[0].Mutable = false
      },
    ],
    [
      'a missing attribute',
      (_pool, it) => {
        it.Schema.pop()
      },
    ],
    [
      'an attribute fixed for ever',
      (_pool, it) => {
        it.Schema[2].Mutable = false
      },
    ],
  ])('with %s is refused', (_what, change) => {
    expect(seeded(change)).toHaveLength(1)
  })

  test('must exist once', () => {
    expect(checkUserPool(template({}))).toEqual(['there must be one user pool, not 0'])
  })
})

describe('the app client', () => {
  const client = (properties) => template({ App: { Type: 'AWS::Cognito::UserPoolClient', Properties: properties } })

  test('may write mail and name', () => {
    expect(checkPoolClients(client({ WriteAttributes: ['email', 'name'] }))).toEqual([])
  })
  test('may not write a role', () => {
    expect(checkPoolClients(client({ WriteAttributes: ['email', 'custom:role'] }))).toHaveLength(1)
  })
  test('without a list could write everything', () => {
    expect(checkPoolClients(client({}))).toHaveLength(1)
  })
})
