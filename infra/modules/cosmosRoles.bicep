// What may be done to documents. The built-in roles know only "read" and "everything"; no role here holds a key of the account.
var items_ = 'Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers/items'
var query = 'Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers/executeQuery'
var feed = 'Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers/readChangeFeed'

@export()
@description('Role: data actions.')
var cosmosRoles = {
  // Names of containers and partitions; the SDK asks for them when it starts. No document.
  connect: ['Microsoft.DocumentDB/databaseAccounts/readMetadata']

  // Add, and look at one document whose id is known: whoever lost the answer to a create asks whether it was theirs. No list, no change, no delete.
  append: ['${items_}/create', '${items_}/read']

  // Counters: add and change, by known ids only.
  count: ['${items_}/create', '${items_}/read', '${items_}/replace']

  // Add, find and list, change nothing.
  make: ['${items_}/create', '${items_}/read', query]

  // Follow what changes.
  follow: [feed]

  // Add and change, never delete.
  keep: ['${items_}/create', '${items_}/read', '${items_}/replace', '${items_}/upsert', query]

  // Everything that documents need.
  erase: ['${items_}/create', '${items_}/read', '${items_}/replace', '${items_}/upsert', '${items_}/delete', query]
}
