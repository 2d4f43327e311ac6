Console.WriteLine("SupportBot training");
