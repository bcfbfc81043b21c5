resource "aws_db_instance" "t" {
	engine = "x"

	tags = {
		a = 1
	}
}
resource "aws_instance" "t" {
	ami = "x"
}
