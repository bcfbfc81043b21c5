# The provider gives the port a default, of which its schema says nothing.
resource "aws_docdb_cluster" "orders" {
  cluster_identifier = "orders"
}

resource "aws_redshift_cluster" "orders" {
  cluster_identifier = "orders"
  node_type          = "ra3.large"
  port               = null
}

output "redshift" {
  value = format("orders.example:%s", aws_redshift_cluster.orders.port)
}

resource "aws_ssm_parameter" "orders" {
  name  = "/orders/url"
  type  = "String"
  value = "mongodb://orders.example:${aws_docdb_cluster.orders.port}"
}
