check "aws-redshift-cluster-default-database" {
  title    = "Redshift cluster has the database name that everyone has"
  severity = "info"
  on       = ["aws_redshift_cluster"]
  fail     = self.database_name == null || self.database_name == "dev"
  at       = self.database_name
  message  = "The database is called \"dev\", the name that Redshift gives"
  why      = "A name that can be guessed is one thing less to find out for whoever tries to sign in."
  remedy   = "Set database_name to a name of your own."
  aliases  = ["CKV_AWS_320"]
  since    = "0.1"

  example "fails" "not written" {
    resource "aws_redshift_cluster" "warehouse" {
      cluster_identifier = "warehouse"
      node_type          = "ra3.large"
      cluster_type       = "single-node"
    }
  }

  example "fails" "the same name" {
    resource "aws_redshift_cluster" "warehouse" {
      cluster_identifier = "warehouse"
      node_type          = "ra3.large"
      cluster_type       = "single-node"
      database_name      = "dev"
    }
  }

  example "passes" "another name" {
    resource "aws_redshift_cluster" "warehouse" {
      cluster_identifier = "warehouse"
      node_type          = "ra3.large"
      cluster_type       = "single-node"
      database_name      = "sales"
    }
  }
}
