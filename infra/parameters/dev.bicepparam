using '../main.bicep'

param stage = 'dev'

// A hub for one developer: serverless, no zones, gone with its resource group.
param isPrivate = false
param isLocked = false
param sizes = {
  zones: false
  messaging: 'Standard'
  maxRu: null
  intake: { memory: 512, most: 10, ready: 0 }
  pipeline: { memory: 2048, most: 10, ready: 0 }
  api: { memory: 512, most: 10, ready: 0 }
}
param keeping = { deletedKeysDays: 7, auditRootsDays: 1, logsDays: 30 }
param thresholds = { refused: 100, unhandledSeconds: 3600 }
param mails = []

// Names of the secrets that were put into the vaults: infra/deploy prints which there can be.
param secrets = []
param downstreams = { ehr: '', performance: '', training: '' }
param access = { authority: '', audience: '' }
param publicUrl = ''
param settings = { intake: {}, pipeline: {}, api: {} }
