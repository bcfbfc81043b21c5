provider "terraform" { 
 foo = 1
 count = 1
 for_each = {}
 depends_on = []
 source = 1
 lifecycle {}
}
