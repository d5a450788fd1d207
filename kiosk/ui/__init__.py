"""What is seen and touched: windows, screens and their parts."""
