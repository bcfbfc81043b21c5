facet "database" {
  about = "A managed database: an instance, a cluster or a server of databases."

  field "public" {
    type  = bool
    about = "It has an address on the internet; a firewall may still keep people out."
  }

  field "open_to_world" {
    type  = bool
    about = "Its network rules let every address of the internet connect."
  }

  field "encrypted" {
    type  = bool
    about = "What is stored is encrypted, under whatever key."
  }

  field "customer_key" {
    type  = bool
    about = "What is stored is encrypted under a key that the customer controls."
  }

  field "plain_connections" {
    type  = bool
    about = "Clients may connect without TLS."
  }

  field "backed_up" {
    type  = bool
    about = "Backups are made automatically."
  }

  field "backup_days" {
    type  = number
    about = "For how many days automatic backups are kept."
  }

  field "backups_elsewhere" {
    type  = bool
    about = "Backups are kept in a second region, too."
  }

  field "deletion_protected" {
    type  = bool
    about = "It cannot be deleted before a protection is switched off."
  }

  field "multi_zone" {
    type  = bool
    about = "A standby in another zone takes over when one fails."
  }

  from "aws_db_instance" {
    called = "RDS instance"

    let {
      replica = self.replicate_source_db != null
      open    = anytrue([for id in self.vpc_security_group_ids : anytrue([for group in related("aws_security_group") : anytrue([for rule in group.ingress : net_any_everyone(rule.cidr_blocks) || net_any_everyone(rule.ipv6_cidr_blocks)])])])
      off     = anytrue([for group in related("aws_db_parameter_group") : anytrue([for parameter in group.parameter : contains(["rds.force_ssl", "require_secure_transport"], parameter.name) && contains(["0", "off", "OFF"], parameter.value)])])
      old     = contains(["default.mysql5.7", "default.mysql8.0", "default.postgres11", "default.postgres12", "default.postgres13", "default.postgres14"], self.parameter_group_name)
    }

    public             = self.publicly_accessible == true
    open_to_world      = self.publicly_accessible == true && open
    encrypted          = replica ? null : self.storage_encrypted == true
    customer_key       = replica ? null : self.kms_key_id != null
    plain_connections  = off || old ? true : null
    backed_up          = replica ? null : coalesce(self.backup_retention_period, 0) > 0
    backup_days        = replica ? null : coalesce(self.backup_retention_period, 0)
    backups_elsewhere  = null
    deletion_protected = self.deletion_protection == true
    multi_zone         = replica ? null : self.multi_az == true

    why = {
      encrypted         = "A replica is encrypted like its source."
      plain_connections = "Whether TLS is required depends on engine and version, unless a parameter group says so; the default groups that are named do not require it: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/PostgreSQL.Concepts.General.SSL.html"
      backups_elsewhere = "AWS Backup and a resource in the other region can copy them."
    }
  }

  from "aws_rds_cluster" {
    called = "RDS cluster"

    let {
      replica = self.replication_source_identifier != null
      old     = contains(["default.aurora-mysql5.7", "default.aurora-mysql8.0", "default.aurora-postgresql11", "default.aurora-postgresql12", "default.aurora-postgresql13", "default.aurora-postgresql14", "default.aurora-postgresql15", "default.aurora-postgresql16"], self.db_cluster_parameter_group_name)
      off     = anytrue([for group in related("aws_rds_cluster_parameter_group") : anytrue([for parameter in group.parameter : contains(["rds.force_ssl", "require_secure_transport"], parameter.name) && contains(["0", "off", "OFF"], parameter.value)])])
    }

    public             = null
    open_to_world      = null
    encrypted          = replica || (self.storage_encrypted == null && (self.engine_mode == "serverless" || self.snapshot_identifier != null || self.restore_to_point_in_time != null || self.global_cluster_identifier != null)) ? null : self.storage_encrypted == true
    customer_key       = replica ? null : self.kms_key_id != null
    plain_connections  = off || old ? true : null
    backed_up          = true
    backup_days        = replica ? null : coalesce(self.backup_retention_period, 1)
    backups_elsewhere  = null
    deletion_protected = self.deletion_protection == true
    multi_zone         = null

    why = {
      public     = "The instances of the cluster say it."
      backed_up  = "Backups of Aurora cannot be switched off, only kept for at least a day: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Aurora.Managing.Backups.html"
      multi_zone = "The storage spans three zones; whether compute does depends on the instances."
    }
  }

  from "aws_docdb_cluster" {
    called = "DocumentDB cluster"

    public             = false
    open_to_world      = false
    encrypted          = self.storage_encrypted == null && self.snapshot_identifier != null ? null : self.storage_encrypted == true
    customer_key       = self.kms_key_id != null
    plain_connections  = null
    backed_up          = true
    backup_days        = coalesce(self.backup_retention_period, 1)
    backups_elsewhere  = null
    deletion_protected = self.deletion_protection == true
    multi_zone         = null

    why = {
      public            = "Clusters have addresses of their VPC only: https://docs.aws.amazon.com/documentdb/latest/developerguide/connect-from-outside-a-vpc.html"
      plain_connections = "TLS is required unless the parameter tls of a parameter group says otherwise: https://docs.aws.amazon.com/documentdb/latest/developerguide/security.encryption.ssl.html"
      multi_zone        = "The storage spans three zones; whether compute does depends on the instances."
    }
  }

  from "aws_neptune_cluster" {
    called = "Neptune cluster"

    let {
      replica = self.replication_source_identifier != null
    }

    public             = null
    open_to_world      = null
    encrypted          = replica || (self.storage_encrypted == null && self.snapshot_identifier != null) ? null : self.storage_encrypted == true
    customer_key       = replica ? null : self.kms_key_arn != null
    plain_connections  = null
    backed_up          = true
    backup_days        = replica ? null : coalesce(self.backup_retention_period, 1)
    backups_elsewhere  = null
    deletion_protected = self.deletion_protection == true
    multi_zone         = null

    why = {
      public     = "The instances of the cluster say it."
      multi_zone = "The storage spans three zones; whether compute does depends on the instances."
    }
  }

  from "aws_redshift_cluster" {
    called = "Redshift cluster"

    let {
      open = anytrue([for id in self.vpc_security_group_ids : anytrue([for group in related("aws_security_group") : anytrue([for rule in group.ingress : net_any_everyone(rule.cidr_blocks) || net_any_everyone(rule.ipv6_cidr_blocks)])])])
    }

    public             = self.publicly_accessible == true
    open_to_world      = self.publicly_accessible == true && open
    encrypted          = self.encrypted == "true"
    customer_key       = self.kms_key_id != null
    plain_connections  = self.cluster_parameter_group_name == "default.redshift-1.0" ? true : null
    backed_up          = coalesce(self.automated_snapshot_retention_period, 1) > 0
    backup_days        = coalesce(self.automated_snapshot_retention_period, 1)
    backups_elsewhere  = null
    deletion_protected = null
    multi_zone         = self.multi_az == true || self.availability_zone_relocation_enabled == true

    why = {
      plain_connections  = "The default group of older clusters does not require TLS; other groups say it themselves: https://docs.aws.amazon.com/redshift/latest/mgmt/connecting-ssl-support.html"
      backups_elsewhere  = "A resource of its own copies snapshots to another region."
      deletion_protected = "Redshift has no such switch."
    }
  }

  from "aws_dynamodb_table" {
    called = "DynamoDB table"

    public             = null
    open_to_world      = null
    encrypted          = true
    customer_key       = self.server_side_encryption.kms_key_arn != null
    plain_connections  = null
    backed_up          = self.point_in_time_recovery.enabled == true
    backup_days        = null
    backups_elsewhere  = null
    deletion_protected = self.deletion_protection_enabled == true
    multi_zone         = true

    why = {
      public     = "A table is reached through the API of AWS, with signed requests."
      encrypted  = "Every table is encrypted: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/EncryptionAtRest.html"
      multi_zone = "Tables are kept in three zones: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Introduction.html"
    }
  }

  from "azurerm_mssql_server" {
    called = "SQL server"

    public             = self.public_network_access_enabled != false
    open_to_world      = anytrue([for rule in self.firewall_rule : rule.start_ip_address == "0.0.0.0" && contains(["255.255.255.255", "255.255.255.254"], rule.end_ip_address)])
    encrypted          = true
    customer_key       = self.transparent_data_encryption_key_vault_key_id != null || anytrue([for encryption in referrers("azurerm_mssql_server_transparent_data_encryption") : encryption.key_vault_key_id != null || encryption.managed_hsm_key_id != null])
    plain_connections  = false
    backed_up          = true
    backup_days        = null
    backups_elsewhere  = null
    deletion_protected = null
    multi_zone         = null

    why = {
      public             = "Public network access is the default: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/mssql_server"
      encrypted          = "Each database can switch it off."
      plain_connections  = "Azure SQL always requires encrypted connections: https://learn.microsoft.com/azure/azure-sql/database/security-overview"
      backup_days        = "Each database says it."
      deletion_protected = "In Azure a management lock does this, on the resource, its group or its subscription."
      multi_zone         = "Each database says it."
    }
  }

  from "azurerm_sql_server" {
    called = "SQL server"

    public             = null
    open_to_world      = anytrue([for rule in self.firewall_rule : rule.start_ip_address == "0.0.0.0" && contains(["255.255.255.255", "255.255.255.254"], rule.end_ip_address)])
    encrypted          = true
    customer_key       = null
    plain_connections  = false
    backed_up          = true
    backup_days        = null
    backups_elsewhere  = null
    deletion_protected = null
    multi_zone         = null

    why = {
      public            = "The resource, removed in azurerm 4, could not switch it off."
      plain_connections = "Azure SQL always requires encrypted connections: https://learn.microsoft.com/azure/azure-sql/database/security-overview"
    }
  }

  from "azurerm_mssql_database" {
    called = "SQL database"

    public             = null
    open_to_world      = null
    encrypted          = self.transparent_data_encryption_enabled != false
    customer_key       = null
    plain_connections  = false
    backed_up          = true
    backup_days        = coalesce(self.short_term_retention_policy.retention_days, 7)
    backups_elsewhere  = contains(["Local", "Zone"], self.storage_account_type) ? false : true
    deletion_protected = null
    multi_zone         = self.zone_redundant == true

    why = {
      public            = "The server of the database says it."
      customer_key      = "The server of the database says it."
      backup_days       = "Seven days is the default: https://learn.microsoft.com/azure/azure-sql/database/automated-backups-overview"
      backups_elsewhere = "Backup storage is geo-redundant by default: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/mssql_database"
    }
  }

  from "azurerm_mssql_managed_instance" {
    called = "SQL managed instance"

    public             = self.public_data_endpoint_enabled == true
    open_to_world      = null
    encrypted          = true
    customer_key       = anytrue([for encryption in referrers("azurerm_mssql_managed_instance_transparent_data_encryption") : encryption.key_vault_key_id != null])
    plain_connections  = false
    backed_up          = true
    backup_days        = null
    backups_elsewhere  = contains(["LRS", "ZRS"], self.storage_account_type) ? false : true
    deletion_protected = null
    multi_zone         = self.zone_redundant_enabled == true

    why = {
      open_to_world     = "The network security group of its subnet decides it."
      backups_elsewhere = "GRS is the default: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/mssql_managed_instance"
    }
  }

  from "azurerm_postgresql_flexible_server" {
    called = "PostgreSQL flexible server"

    let {
      replica = self.create_mode == "Replica"
    }

    public             = self.delegated_subnet_id == null && self.public_network_access_enabled != false
    open_to_world      = anytrue([for rule in self.firewall_rule : rule.start_ip_address == "0.0.0.0" && contains(["255.255.255.255", "255.255.255.254"], rule.end_ip_address)])
    encrypted          = true
    customer_key       = self.customer_managed_key.key_vault_key_id != null
    plain_connections  = anytrue([for setting in self.configuration : lower(setting.name) == "require_secure_transport" && lower(setting.value) == "off"])
    backed_up          = true
    backup_days        = replica ? null : coalesce(self.backup_retention_days, 7)
    backups_elsewhere  = replica ? null : self.geo_redundant_backup_enabled == true
    deletion_protected = null
    multi_zone         = replica ? null : self.high_availability.mode == "ZoneRedundant"

    why = {
      public             = "Without a delegated subnet the server has a public endpoint: https://learn.microsoft.com/azure/postgresql/flexible-server/concepts-networking-public"
      plain_connections  = "require_secure_transport is on by default: https://learn.microsoft.com/azure/postgresql/flexible-server/how-to-connect-tls-ssl"
      deletion_protected = "In Azure a management lock does this, on the resource, its group or its subscription."
    }
  }

  from "azurerm_postgresql_server" {
    called = "PostgreSQL server"

    public             = self.public_network_access_enabled != false
    open_to_world      = anytrue([for rule in self.firewall_rule : rule.start_ip_address == "0.0.0.0" && contains(["255.255.255.255", "255.255.255.254"], rule.end_ip_address)])
    encrypted          = true
    customer_key       = length(referrers("azurerm_postgresql_server_key")) > 0
    plain_connections  = self.ssl_enforcement_enabled == false
    backed_up          = true
    backup_days        = self.create_mode == "Replica" ? null : coalesce(self.backup_retention_days, 7)
    backups_elsewhere  = self.create_mode == "Replica" ? null : self.geo_redundant_backup_enabled == true
    deletion_protected = null
    multi_zone         = null

    why = {
      multi_zone = "The single server, which is retired, had no standby in another zone."
    }
  }

  from "azurerm_mysql_flexible_server" {
    called = "MySQL flexible server"

    let {
      replica = self.create_mode == "Replica"
    }

    public             = self.delegated_subnet_id == null && self.public_network_access != "Disabled"
    open_to_world      = anytrue([for rule in self.firewall_rule : rule.start_ip_address == "0.0.0.0" && contains(["255.255.255.255", "255.255.255.254"], rule.end_ip_address)])
    encrypted          = true
    customer_key       = self.customer_managed_key != null
    plain_connections  = anytrue([for setting in self.configuration : lower(setting.name) == "require_secure_transport" && lower(setting.value) == "off"])
    backed_up          = true
    backup_days        = replica ? null : coalesce(self.backup_retention_days, 7)
    backups_elsewhere  = replica ? null : self.geo_redundant_backup_enabled == true
    deletion_protected = null
    multi_zone         = replica ? null : self.high_availability.mode == "ZoneRedundant"

    why = {
      public            = "Without a delegated subnet the server has a public endpoint: https://learn.microsoft.com/azure/mysql/flexible-server/concepts-networking-public"
      plain_connections = "require_secure_transport is on by default: https://learn.microsoft.com/azure/mysql/flexible-server/security-tls-how-to-connect"
    }
  }

  from "azurerm_mysql_server" {
    called = "MySQL server"

    public             = self.public_network_access_enabled != false
    open_to_world      = anytrue([for rule in self.firewall_rule : rule.start_ip_address == "0.0.0.0" && contains(["255.255.255.255", "255.255.255.254"], rule.end_ip_address)])
    encrypted          = true
    customer_key       = length(referrers("azurerm_mysql_server_key")) > 0
    plain_connections  = self.ssl_enforcement_enabled == false
    backed_up          = true
    backup_days        = self.create_mode == "Replica" ? null : coalesce(self.backup_retention_days, 7)
    backups_elsewhere  = self.create_mode == "Replica" ? null : self.geo_redundant_backup_enabled == true
    deletion_protected = null
    multi_zone         = null

    why = {
      multi_zone = "The single server, which is retired, had no standby in another zone."
    }
  }

  from "azurerm_mariadb_server" {
    called = "MariaDB server"

    public             = self.public_network_access_enabled != false
    open_to_world      = anytrue([for rule in self.firewall_rule : rule.start_ip_address == "0.0.0.0" && contains(["255.255.255.255", "255.255.255.254"], rule.end_ip_address)])
    encrypted          = true
    customer_key       = null
    plain_connections  = self.ssl_enforcement_enabled == false
    backed_up          = true
    backup_days        = self.create_mode == "Replica" ? null : coalesce(self.backup_retention_days, 7)
    backups_elsewhere  = self.create_mode == "Replica" ? null : self.geo_redundant_backup_enabled == true
    deletion_protected = null
    multi_zone         = null

    why = {
      customer_key = "The service, which is retired, had no customer keys."
      multi_zone   = "The single server, which is retired, had no standby in another zone."
    }
  }

  from "azurerm_cosmosdb_account" {
    called = "Cosmos DB account"

    public             = self.public_network_access_enabled != false
    open_to_world      = self.public_network_access_enabled != false && self.is_virtual_network_filter_enabled != true && length(self.ip_range_filter) == 0
    encrypted          = true
    customer_key       = self.key_vault_key_id != null || self.managed_hsm_key_id != null
    plain_connections  = false
    backed_up          = true
    backup_days        = null
    backups_elsewhere  = null
    deletion_protected = null
    multi_zone         = anytrue([for location in self.geo_location : location.zone_redundant == true]) || length(self.geo_location) > 1

    why = {
      public            = "Public network access is the default: https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/cosmosdb_account"
      open_to_world     = "Without a filter every address may connect: https://learn.microsoft.com/azure/cosmos-db/how-to-configure-firewall"
      plain_connections = "TLS is always required: https://learn.microsoft.com/azure/cosmos-db/self-serve-minimum-tls-enforcement"
    }
  }

  from "google_sql_database_instance" {
    called = "Cloud SQL instance"

    let {
      replica = self.master_instance_name != null
      network = self.settings.ip_configuration
    }

    public             = network.ipv4_enabled != false
    open_to_world      = network.ipv4_enabled != false && anytrue([for allowed in network.authorized_networks : net_is_everyone(allowed.value)])
    encrypted          = true
    customer_key       = replica ? null : self.encryption_key_name != null
    plain_connections  = network.ssl_mode == "ALLOW_UNENCRYPTED_AND_ENCRYPTED" || (network.ssl_mode == null && network.require_ssl != true && self.settings.connector_enforcement != "REQUIRED")
    backed_up          = replica ? null : self.settings.backup_configuration.enabled == true
    backup_days        = null
    backups_elsewhere  = null
    deletion_protected = self.deletion_protection != false || self.settings.deletion_protection_enabled == true
    multi_zone         = replica ? null : self.settings.availability_type == "REGIONAL"

    why = {
      public             = "A public address is the default: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/sql_database_instance"
      plain_connections  = "Unencrypted connections are allowed unless ssl_mode says otherwise: https://cloud.google.com/sql/docs/postgres/configure-ssl-instance"
      backup_days        = "Backups are kept by number, not by age."
      deletion_protected = "deletion_protection is true by default: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/sql_database_instance"
    }
  }

  from "google_alloydb_cluster" {
    called = "AlloyDB cluster"

    let {
      secondary = self.cluster_type == "SECONDARY"
    }

    public             = null
    open_to_world      = null
    encrypted          = true
    customer_key       = self.encryption_config.kms_key_name != null
    plain_connections  = null
    backed_up          = secondary ? null : self.automated_backup_policy.enabled != false || self.continuous_backup_config.enabled != false
    backup_days        = null
    backups_elsewhere  = null
    deletion_protected = self.deletion_protection != false
    multi_zone         = null

    why = {
      public             = "The instances of the cluster say it."
      backed_up          = "Continuous backups are on by default: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/alloydb_cluster"
      deletion_protected = "deletion_protection is true by default: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/alloydb_cluster"
      multi_zone         = "The instances of the cluster say it."
    }
  }

  from "google_spanner_database" {
    called = "Spanner database"

    public             = null
    open_to_world      = null
    encrypted          = true
    customer_key       = self.encryption_config.kms_key_name != null || length(self.encryption_config.kms_key_names) > 0
    plain_connections  = false
    backed_up          = null
    backup_days        = null
    backups_elsewhere  = null
    deletion_protected = self.deletion_protection != false || self.enable_drop_protection == true
    multi_zone         = true

    why = {
      public             = "A database is reached through the API of Google Cloud, with authenticated requests."
      deletion_protected = "deletion_protection is true by default: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/spanner_database"
      multi_zone         = "Every instance has replicas in three zones: https://cloud.google.com/spanner/docs/instance-configurations"
    }
  }

  from "google_bigtable_instance" {
    called = "Bigtable instance"

    public             = null
    open_to_world      = null
    encrypted          = true
    customer_key       = length(self.cluster) == 0 ? null : alltrue([for cluster in self.cluster : cluster.kms_key_name != null])
    plain_connections  = false
    backed_up          = null
    backup_days        = null
    backups_elsewhere  = null
    deletion_protected = self.deletion_protection != false
    multi_zone         = self.instance_type == "DEVELOPMENT" ? null : length(self.cluster) > 1

    why = {
      public             = "An instance is reached through the API of Google Cloud, with authenticated requests."
      deletion_protected = "deletion_protection is true by default: https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/bigtable_instance"
    }
  }

  from "google_firestore_database" {
    called = "Firestore database"

    public             = null
    open_to_world      = null
    encrypted          = true
    customer_key       = self.cmek_config.kms_key_name != null
    plain_connections  = false
    backed_up          = self.point_in_time_recovery_enablement == "POINT_IN_TIME_RECOVERY_ENABLED" || length(referrers("google_firestore_backup_schedule")) > 0
    backup_days        = null
    backups_elsewhere  = null
    deletion_protected = self.delete_protection_state == "DELETE_PROTECTION_ENABLED"
    multi_zone         = true

    why = {
      public     = "Security rules decide who reads through the API."
      multi_zone = "Every database has replicas in several zones: https://cloud.google.com/firestore/docs/locations"
    }
  }

  from "oci_database_autonomous_database" {
    called = "Autonomous Database"

    let {
      inside = self.subnet_id != null || self.private_endpoint_label != null || self.is_dedicated == true || self.autonomous_container_database_id != null
    }

    public             = !inside
    open_to_world      = !inside && (length(self.whitelisted_ips) == 0 || net_any_everyone(self.whitelisted_ips))
    encrypted          = true
    customer_key       = self.kms_key_id != null || self.encryption_key.kms_key_id != null || self.encryption_key.external_id != null || self.encryption_key.okv_kms_key != null
    plain_connections  = false
    backed_up          = true
    backup_days        = self.backup_retention_period_in_days
    backups_elsewhere  = self.is_replicate_automatic_backups == true ? true : null
    deletion_protected = null
    multi_zone         = null

    why = {
      public            = "Without a subnet the database has a public endpoint: https://docs.oracle.com/en-us/iaas/autonomous-database-serverless/doc/autonomous-network-access.html"
      open_to_world     = "Without an access control list every address may connect."
      plain_connections = "TLS is always required, with client certificates or without: https://docs.oracle.com/en-us/iaas/autonomous-database-shared/doc/connect-jdbc-thin.html"
      backed_up         = "Automatic backups cannot be switched off: https://docs.oracle.com/en-us/iaas/autonomous-database-serverless/doc/backup-intro.html"
    }
  }

  from "oci_database_db_system" {
    called = "DB system"

    let {
      backup  = self.db_home.database.db_backup_config
      open    = anytrue([for subnet in related("oci_core_subnet") : subnet.prohibit_public_ip_on_vnic != true && subnet.prohibit_internet_ingress != true])
    }

    public             = open || self.subnet_id == null
    open_to_world      = null
    encrypted          = true
    customer_key       = self.kms_key_id != null || self.db_home.database.kms_key_id != null
    plain_connections  = null
    backed_up          = backup.auto_backup_enabled == true
    backup_days        = backup.recovery_window_in_days
    backups_elsewhere  = null
    deletion_protected = null
    multi_zone         = null

    why = {
      public            = "In a public subnet the nodes get public addresses."
      open_to_world     = "Security lists and network security groups decide it."
      encrypted         = "Tablespaces are encrypted by default: https://docs.oracle.com/en/cloud/paas/base-database/tde"
      plain_connections = "Files on the nodes decide it."
    }
  }

  from "oci_mysql_mysql_db_system" {
    called = "MySQL DB system"

    public             = false
    open_to_world      = false
    encrypted          = true
    customer_key       = self.encrypt_data.key_generation_type == "BYOK"
    plain_connections  = null
    backed_up          = self.backup_policy.is_enabled != false
    backup_days        = self.backup_policy.retention_in_days
    backups_elsewhere  = length(self.backup_policy.copy_policies) > 0 ? true : null
    deletion_protected = anytrue([for policy in self.deletion_policy : policy.is_delete_protected == true])
    multi_zone         = self.is_highly_available == true

    why = {
      public             = "The endpoint has an address of its subnet only: https://docs.oracle.com/en-us/iaas/mysql-database/doc/networking.html"
      plain_connections  = "Variables of the configuration and grants of the users decide it."
      backed_up          = "Automatic backups are made unless they are switched off: https://docs.oracle.com/iaas/mysql-database/doc/overview-backups.html"
      deletion_protected = "false is the default: https://registry.terraform.io/providers/oracle/oci/latest/docs/resources/mysql_mysql_db_system"
    }
  }

  from "oci_psql_db_system" {
    called = "PostgreSQL DB system"

    public             = false
    open_to_world      = false
    encrypted          = true
    customer_key       = null
    plain_connections  = null
    backed_up          = self.management_policy.backup_policy.kind == null ? null : self.management_policy.backup_policy.kind != "NONE"
    backup_days        = self.management_policy.backup_policy.retention_days
    backups_elsewhere  = self.management_policy.backup_policy.copy_policy != null ? true : null
    deletion_protected = null
    multi_zone         = self.storage_details.is_regionally_durable == true

    why = {
      public       = "The endpoint has an address of its subnet only: https://docs.oracle.com/iaas/Content/postgresql/overview.htm"
      customer_key = "The service manages the keys."
    }
  }

  from "ibm_database" {
    called = "Cloud Databases deployment"
    when   = self.service != "messages-for-rabbitmq"

    public             = self.service_endpoints == null ? null : contains(["public", "public-and-private"], self.service_endpoints)
    open_to_world      = self.service_endpoints == null ? null : contains(["public", "public-and-private"], self.service_endpoints) && (length(self.allowlist) == 0 || anytrue([for entry in self.allowlist : net_is_everyone(entry.address)]))
    encrypted          = true
    customer_key       = self.key_protect_key != null
    plain_connections  = false
    backed_up          = true
    backup_days        = 30
    backups_elsewhere  = null
    deletion_protected = self.deletion_protection == true
    multi_zone         = null

    why = {
      public             = "What stands for endpoints that are not written differs between versions of provider and service."
      open_to_world      = "Without an allowlist every address may connect: https://cloud.ibm.com/docs/cloud-databases?topic=cloud-databases-allowlisting"
      encrypted          = "Every deployment is encrypted: https://cloud.ibm.com/docs/cloud-databases?topic=cloud-databases-key-protect"
      plain_connections  = "TLS is always required: https://cloud.ibm.com/docs/cloud-databases?topic=cloud-databases-security-compliance"
      backed_up          = "A backup is made daily and kept for 30 days: https://cloud.ibm.com/docs/cloud-databases?topic=cloud-databases-dashboard-backups"
      deletion_protected = "false is the default: https://registry.terraform.io/providers/IBM-Cloud/ibm/latest/docs/resources/database"
      multi_zone         = "Members are spread over the zones of the region where it has several."
    }
  }
}
