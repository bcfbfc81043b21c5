check "secret-password" {
  title      = "Password is written in the code"
  severity   = "high"
  on         = ["secret.password"]
  fail       = true
  message    = "A password is written here${self.name == null ? "" : " in ${self.name}"}"
  why        = "Everybody who can read the repository, its copies or the Terraform state has it, and it is the same in every environment that the code makes."
  remedy     = "Change the password, since the history keeps it. Let the service manage it (manage_master_user_password), generate it (random_password, better an ephemeral one with a write-only attribute), or take it from a sensitive variable without a default."
  aliases    = ["CKV_AZURE_45", "CKV_OCI_1", "CKV_OPENSTACK_1", "CKV_OPENSTACK_4", "CKV_PAN_1", "AVD-AWS-0036", "AVD-AZU-0037"]
  similar_to = ["F23", "F34", "F35", "F51", "F52", "F70", "W1", "RDS_MASTER_USER_PASSWORD_NO_PLAINTEXT_PASSWORD", "RDS_CLUSTER_MASTER_USER_PASSWORD_NO_PLAINTEXT_PASSWORD", "REDSHIFT_CLUSTER_MASTER_USER_PASSWORD_NO_PLAINTEXT_PASSWORD", "AMAZON_MQ_BROKER_USERS_NO_PLAINTEXT_PASSWORD", "DMS_NO_PLAINTEXT_PASSWORD", "IAM_USER_LOGIN_PROFILE_NO_PLAINTEXT_PASSWORD", "W2501"]
  cwe        = [798]
  since      = "0.1"

  example "fails" "in a resource" {
    resource "aws_db_instance" "shop" {
      engine            = "postgres"
      instance_class    = "db.t4g.small"
      allocated_storage = 20
      username          = "shop"
      password          = "hunter2"
    }
  }

  example "fails" "as the default of a variable" {
    resource "aws_db_instance" "shop" {
      engine            = "postgres"
      instance_class    = "db.t4g.small"
      allocated_storage = 20
      username          = "shop"
      password          = var.db_pass
    }

    variable "db_pass" {
      type    = string
      default = "Password123!"
    }
  }

  example "fails" "of a variable that is marked sensitive" {
    variable "admin_password" {
      type      = string
      sensitive = true
      default   = "Zk3vQ8mXw1pL"
    }
  }

  example "fails" "through a variable that says nothing" {
    resource "aws_db_instance" "shop" {
      engine            = "postgres"
      instance_class    = "db.t4g.small"
      allocated_storage = 20
      username          = "shop"
      password          = var.shop
    }

    variable "shop" {
      type    = string
      default = "hunter2"
    }
  }

  example "fails" "in the environment of a container" {
    resource "aws_ecs_task_definition" "shop" {
      family = "shop"

      container_definitions = jsonencode([{
        name      = "shop"
        image     = "shop:1.4"
        essential = true
        environment = [
          { name = "DB_PASSWORD", value = "hunter2" },
        ]
      }])
    }
  }

  example "fails" "in user data" {
    resource "aws_instance" "web" {
      ami           = "ami-0c3b8d7e6f5a49281"
      instance_type = "t3.small"

      user_data = <<-EOT
        #!/bin/bash
        export DB_PASSWORD=hunter2
        mysql --user=shop --password='Aa12345678' < schema.sql
      EOT
    }
  }

  example "passes" "generated" {
    resource "random_password" "shop" {
      length = 32
    }

    resource "aws_db_instance" "shop" {
      engine            = "postgres"
      instance_class    = "db.t4g.small"
      allocated_storage = 20
      username          = "shop"
      password          = random_password.shop.result
    }
  }

  example "passes" "a placeholder" {
    variable "db_password" {
      type    = string
      default = "changeme"
    }
  }

  example "passes" "where it is kept" {
    variable "db_password_secret" {
      type    = string
      default = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:shop-db"
    }

    variable "db_password" {
      type    = string
      default = "/prod/shop/db_password"
    }
  }

  example "passes" "a variable without a value" {
    resource "aws_db_instance" "shop" {
      engine            = "postgres"
      instance_class    = "db.t4g.small"
      allocated_storage = 20
      username          = "shop"
      password          = var.db_password
    }

    variable "db_password" {
      type      = string
      sensitive = true
    }
  }

  example "passes" "a policy of passwords" {
    resource "aws_iam_account_password_policy" "strict" {
      minimum_password_length = 14
      require_symbols         = true
    }
  }
}
