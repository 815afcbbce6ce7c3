"""What asks other sites on the web, on a schedule: no check and no build does; it imports all rooms but `exchange`."""
