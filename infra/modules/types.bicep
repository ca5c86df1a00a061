// What the parameter files choose.

@export()
@description('How big one function app may grow.')
type AppSize = {
  @description('Memory of one instance in MB.')
  memory: 512 | 2048 | 4096

  @description('Most instances at once.')
  @minValue(1)
  @maxValue(1000)
  most: int

  @description('Instances that wait for HTTP requests all the time, so that no vendor meets a cold start. Billed while they wait.')
  @minValue(0)
  ready: int
}

@export()
@description('Autoscale maximum of every container in RU/s. A tenth of it is billed when nothing happens.')
type MaxRu = {
  candidates: int
  index: int
  inbox: int
  work: int
  ledger: int
  keys: int
}

@export()
type Sizes = {
  @description('Spread over the zones of the region.')
  zones: bool

  @description('Premium is needed for private endpoints.')
  messaging: 'Standard' | 'Premium'

  @description('Null: serverless, billed by request, at most 20,000 RU/s per physical partition.')
  maxRu: MaxRu?

  intake: AppSize
  pipeline: AppSize
  api: AppSize
}

@export()
@description('How long what may be undone can be undone. Nothing here keeps what an erasure removed: see storage.bicep and cosmos.bicep.')
type Keeping = {
  @description('Days in which a deleted vault or root key can be recovered. Nobody can purge it earlier.')
  @minValue(7)
  @maxValue(90)
  deletedKeysDays: int

  @description('Days in which an audit root can be neither changed nor deleted.')
  @minValue(1)
  auditRootsDays: int

  @description('Days of logs and metrics.')
  @minValue(30)
  logsDays: int
}

@export()
@description('When somebody is told.')
type Thresholds = {
  @description('Refused deliveries in 15 minutes.')
  refused: int

  @description('Age of the oldest delivery that is neither handled nor parked.')
  unhandledSeconds: int
}

@export()
@description('Addresses of the downstream systems; empty: off.')
type Downstreams = {
  ehr: string
  performance: string
  training: string
}
