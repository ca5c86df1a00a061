using '../main.bicep'

param stage = 'test'

// As prod, smaller: what fails there fails here first. Sandboxes stand in for vendors and downstream systems.
param isPrivate = false
param isLocked = false
param sizes = {
  zones: false
  messaging: 'Standard'
  maxRu: { candidates: 1000, index: 1000, inbox: 1000, work: 1000, ledger: 1000, keys: 1000 }
  intake: { memory: 512, most: 20, ready: 0 }
  pipeline: { memory: 2048, most: 20, ready: 0 }
  api: { memory: 512, most: 20, ready: 0 }
}
param keeping = { deletedKeysDays: 7, auditRootsDays: 1, logsDays: 30 }
param thresholds = { refused: 100, unhandledSeconds: 1800 }
param mails = []
param secrets = []
param downstreams = { ehr: '', performance: '', training: '' }
param access = { authority: '', audience: '' }
param publicUrl = ''
param settings = { intake: {}, pipeline: {}, api: {} }
