
foo { }
