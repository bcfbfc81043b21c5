# expects: unknown
resource "snowflake_database" "this" {
  name = "LEDGER"

  replication {
    enable_to_account {
      account_identifier = "\"BANK\".\"US_EAST\""
      with_failover      = true
    }
  }
}
