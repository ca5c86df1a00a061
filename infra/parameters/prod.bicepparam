using '../main.bicep'

param stage = 'prod'

param isPrivate = true
param isLocked = true

// For 100,000 interviews a year and ten times that on a bad day: see CAPACITY.md before changing them.
param sizes = {
  zones: true
  messaging: 'Premium'
  maxRu: { candidates: 4000, index: 1000, inbox: 4000, work: 1000, ledger: 1000, keys: 1000 }
  intake: { memory: 2048, most: 40, ready: 2 }
  pipeline: { memory: 2048, most: 40, ready: 0 }
  api: { memory: 2048, most: 40, ready: 1 }
}
param keeping = { deletedKeysDays: 90, auditRootsDays: 3650, logsDays: 90 }
param thresholds = { refused: 50, unhandledSeconds: 900 }

// To be filled in before the first deployment, by whoever runs the hub. infra/deploy refuses prod without them.
param mails = []
param secrets = []
param downstreams = { ehr: '', performance: '', training: '' }
param access = { authority: '', audience: '' }
param publicUrl = ''
param settings = { intake: {}, pipeline: {}, api: {} }
